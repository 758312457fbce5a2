package dev.fovea.dialect.hub;

import dev.fovea.http.Json;
import dev.fovea.model.Boxes;
import dev.fovea.model.Category;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes stored runs in the vendor's shape while they are read, since a run may hold a million boxes. What is empty is
 * left out, but for the members that the shape always has (hub.md §7).
 */
final class HubRunWriter {
    private final JsonGenerator json;

    private HubRunWriter(JsonGenerator json) {
        this.json = json;
    }

    static void answerList(Context context, String key, List<DetectionRun> runs) {
        try (JsonGenerator json = Json.MAPPER.createGenerator(Json.stream(context, 200))) {
            json.writeStartObject();
            json.writeStringProperty("key", key);
            json.writeArrayPropertyStart("runs");
            HubRunWriter writer = new HubRunWriter(json);
            runs.forEach(writer::run);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    static void answer(Context context, DetectionRun run) {
        try (JsonGenerator json = Json.MAPPER.createGenerator(Json.stream(context, 200))) {
            new HubRunWriter(json).run(run);
        }
    }

    private void run(DetectionRun run) {
        RunContent content = run.content();
        json.writeStartObject();
        json.writeStringProperty("id", run.hexId().toString());
        json.writeStringProperty("key", run.mediaKey());
        text("deviceId", run.deviceId());
        json.writeStringProperty("task", content.task());
        text("name", content.displayName());
        source(content.source());
        json.writeStringProperty("schemaVersion", content.schemaVersion());
        media(content.media());
        categories(content.categories());
        json.writeArrayPropertyStart("tracks");
        content.tracks().forEach(this::track);
        json.writeEndArray();
        json.writeStringProperty("originalCoordinateSpace", word(content.space()));
        json.writeStringProperty("originalBoxForm", word(content.form()));
        json.writeNumberProperty("createdAt", run.createdAt().toEpochMilli());
        json.writeNumberProperty("updatedAt", run.updatedAt().toEpochMilli());
        json.writeNumberProperty(
                "recordingTimestamp", run.recordedAt().instant().getEpochSecond());
        json.writeEndObject();
    }

    private void source(RunSource source) {
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("kind", source.kind().word());
        json.writeStringProperty("name", source.name());
        json.writeStringProperty("version", source.version());
        json.writeStringProperty("runId", source.runId());
        number("inputWidth", source.inputWidth());
        number("inputHeight", source.inputHeight());
        number("scoreThreshold", source.scoreThreshold());
        number("nmsIou", source.nmsIou());
        json.writeBooleanProperty("rotationApplied", source.rotationApplied());
        json.writeEndObject();
    }

    private void media(MediaFacts media) {
        if (media.equals(MediaFacts.NONE)) {
            return;
        }
        json.writeObjectPropertyStart("media");
        number("width", media.width());
        number("height", media.height());
        number("fps", media.fps());
        number("frameCount", media.frameCount());
        number("rotation", media.rotation());
        json.writeEndObject();
    }

    private void categories(List<Category> categories) {
        if (categories.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("categories");
        for (Category category : categories) {
            json.writePOJO(category);
        }
        json.writeEndArray();
    }

    private void track(Track track) {
        json.writeStartObject();
        json.writeStringProperty("id", track.id());
        json.writeStringProperty("classified", track.label() == null ? "" : track.label());
        number("classId", track.classId());
        number("confidence", track.confidence());
        if (track.color() != null) {
            json.writeArrayPropertyStart("colorStr");
            json.writeString(track.color());
            json.writeEndArray();
        }
        frames(track.boxes());
        deletedFrames(track);
        json.writeNullProperty("traject");
        json.writeBooleanProperty("selected", false);
        json.writeObjectPropertyStart("frameCoordinates");
        for (int box = 0; box < track.boxes().size(); box++) {
            box(track.boxes(), box);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void frames(Boxes boxes) {
        json.writeArrayPropertyStart("frames");
        for (int box = 0; box < boxes.size(); box++) {
            json.writeNumber(boxes.frame(box));
        }
        json.writeEndArray();
    }

    private void deletedFrames(Track track) {
        if (!track.deletedFrames().isEmpty()) {
            json.writeArrayPropertyStart("deletedFrames");
            track.deletedFrames().stream().forEach(json::writeNumber);
            json.writeEndArray();
        }
    }

    private void box(Boxes boxes, int box) {
        json.writeObjectPropertyStart(Long.toString(boxes.frame(box)));
        json.writeNumberProperty("x1", boxes.x1(box));
        json.writeNumberProperty("y1", boxes.y1(box));
        json.writeNumberProperty("x2", boxes.x2(box));
        json.writeNumberProperty("y2", boxes.y2(box));
        if (boxes.hasConfidence(box)) {
            json.writeNumberProperty("confidence", boxes.confidence(box));
        }
        text("label", boxes.label(box));
        if (boxes.hasClassId(box)) {
            json.writeNumberProperty("classId", boxes.classId(box));
        }
        json.writeBooleanProperty("smoothed", boxes.smoothed(box));
        json.writeBooleanProperty("edited", boxes.edited(box));
        json.writeEndObject();
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    private void number(String name, @Nullable Number value) {
        if (value == null) {
            return;
        }
        json.writeName(name);
        if (value instanceof Double real && real != Math.rint(real)) {
            json.writeNumber(real);
        } else {
            json.writeNumber(value.longValue());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
