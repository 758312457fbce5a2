package dev.fovea.dialect.fovea;

import dev.fovea.http.Json;
import dev.fovea.model.Boxes;
import dev.fovea.model.Track;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes tracks with their boxes while they are read, since a run may hold a million boxes. */
final class TrackWriter {
    /** A page ends with the track that passes this. */
    private static final int MOST_BOXES = 100_000;

    private final JsonGenerator json;
    private final TrackQuery query;

    private TrackWriter(JsonGenerator json, TrackQuery query) {
        this.json = json;
        this.query = query;
    }

    /**
     * A page of tracks, in the order of the run.
     *
     * @param first place of the track with which the page begins
     */
    static void answer(Context context, List<Track> tracks, TrackQuery query, int first, int limit) {
        try (JsonGenerator json = Json.MAPPER.createGenerator(Json.stream(context, 200))) {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            int next = new TrackWriter(json, query).page(tracks, first, limit);
            json.writeEndArray();
            if (next < tracks.size()) {
                json.writeStringProperty("next_cursor", Integer.toString(next));
            } else {
                json.writeNullProperty("next_cursor");
            }
            json.writeEndObject();
        }
    }

    /** Place of the first track that did not fit; behind the last when there is none. */
    private int page(List<Track> tracks, int first, int limit) {
        int shown = 0;
        long boxes = 0;
        for (int place = first; place < tracks.size(); place++) {
            Track track = tracks.get(place);
            if (query.shows(track)) {
                if (shown == limit || boxes > MOST_BOXES) {
                    return place;
                }
                boxes += track(track);
                shown++;
            }
        }
        return tracks.size();
    }

    private int track(Track track) {
        Boxes boxes = track.boxes();
        json.writeStartObject();
        json.writeStringProperty("id", track.id());
        text("label", track.label());
        number("class_id", track.classId());
        number("confidence", track.confidence());
        text("color", track.color());
        json.writeStringProperty("shape", track.shape());
        json.writeNumberProperty("first_frame", boxes.frame(0));
        json.writeNumberProperty("last_frame", boxes.frame(boxes.size() - 1));
        json.writeNumberProperty("boxes_in_all", boxes.size());
        int written = query.withBoxes() ? boxes(boxes) : 0;
        json.writeEndObject();
        return written;
    }

    private int boxes(Boxes boxes) {
        int begin = query.window().begin(boxes);
        int end = query.window().end(boxes);
        json.writeArrayPropertyStart("boxes");
        for (int box = begin; box < end; box++) {
            box(boxes, box);
        }
        json.writeEndArray();
        return end - begin;
    }

    private void box(Boxes boxes, int box) {
        json.writeStartObject();
        json.writeNumberProperty("frame", boxes.frame(box));
        json.writeNumberProperty("x1", boxes.x1(box));
        json.writeNumberProperty("y1", boxes.y1(box));
        json.writeNumberProperty("x2", boxes.x2(box));
        json.writeNumberProperty("y2", boxes.y2(box));
        if (boxes.hasConfidence(box)) {
            json.writeNumberProperty("confidence", boxes.confidence(box));
        }
        if (boxes.label(box) != null) {
            json.writeStringProperty("label", boxes.label(box));
        }
        json.writeEndObject();
    }

    private void text(String name, @Nullable String value) {
        json.writeName(name);
        json.writePOJO(value);
    }

    private void number(String name, @Nullable Number value) {
        json.writeName(name);
        json.writePOJO(value);
    }
}
