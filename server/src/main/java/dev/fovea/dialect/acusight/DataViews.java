package dev.fovea.dialect.acusight;

import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.http.Json;
import dev.fovea.model.Batch;
import dev.fovea.model.Boxes;
import dev.fovea.model.Content;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.Track;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Images, annotations and batches as the vendor's data pages show them (acusight.md §9). */
final class DataViews {
    private final BatchQueries batches;
    private final RunQueries runs;
    private final ContentLinks links;

    DataViews(BatchQueries batches, RunQueries runs, ContentLinks links) {
        this.batches = batches;
        this.runs = runs;
        this.links = links;
    }

    /** The source that a device id names, whatever its kind: partners' sensors are rows here too. */
    Optional<SourceId> device(OrgId org, String externalId) {
        return batches.sources(org, externalId).stream().findFirst().map(Source::id);
    }

    Map<String, Object> image(Context context, Media media, boolean annotations, boolean url) {
        Optional<Batch> batch = media.batch().map(id -> batches.get(media.org(), id));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", media.number());
        view.put("uid", media.id().toString());
        view.put("filename", media.filename());
        view.put("storage_key", media.storageKey());
        view.put(
                "device_id",
                media.source().flatMap(batches::source).map(Source::externalId).orElse(null));
        view.put("batch_id", batch.map(Batch::number).orElse(null));
        view.put("batch_uid", batch.map(found -> found.id().toString()).orElse(null));
        view.put("batch_name", batch.map(Batch::name).orElse(null));
        view.put("project_name", null);
        view.put("version_name", null);
        view.put("width", media.frame().width());
        view.put("height", media.frame().height());
        view.put("annotation_status", word(media.review().status()));
        view.put("split", word(media.review().split()));
        view.put("split_locked", media.review().splitLocked());
        view.put("similar_to", media.similarTo().map(MediaId::toString).orElse(null));
        view.put("content_state", contentState(media.content()));
        if (url) {
            view.put("image_url", imageUrl(context, media));
        }
        if (annotations) {
            view.put("annotations", annotations(media));
        }
        view.put("captured_at", media.capturedAt().local().toString());
        view.put("created_at", media.receivedAt().toString());
        view.put("updated_at", media.receivedAt().toString());
        return view;
    }

    private static String contentState(Content content) {
        return switch (content) {
            case Content.Present _ -> "present";
            case Content.Pending _ -> "pending";
            case Content.Missing _ -> "missing";
            case Content.Elsewhere _ -> "elsewhere";
        };
    }

    private @org.jspecify.annotations.Nullable String imageUrl(Context context, Media media) {
        return media.content() instanceof Content.Present
                ? context.scheme() + "://" + context.host() + links.path(media.org(), media.id())
                : null;
    }

    /** Boxes of frame 0 of all runs (unified-model.md §5). */
    private List<Map<String, Object>> annotations(Media media) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (DetectionRun run : runs.list(media)) {
            for (Track track : run.content().tracks()) {
                Boxes boxes = track.boxes();
                for (int box = 0; box < boxes.size() && boxes.frame(box) == 0; box++) {
                    views.add(annotation(media, run, track, box, views.size()));
                }
            }
        }
        return views;
    }

    private static Map<String, Object> annotation(Media media, DetectionRun run, Track track, int box, int order) {
        Boxes boxes = track.boxes();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", run.number() * 10_000 + order + 1);
        view.put("image_id", media.number());
        view.put(
                "class_value",
                Optional.ofNullable(boxes.label(box))
                        .or(() -> Optional.ofNullable(track.label()))
                        .orElse(null));
        view.putAll(geometry(boxes, box));
        view.put("source", source(run));
        view.put("model_name", run.content().source().name());
        view.put("model_version", run.content().source().version());
        view.put("confidence", boxes.hasConfidence(box) ? Double.valueOf(boxes.confidence(box)) : track.confidence());
        view.put("run_id", run.content().source().runId());
        view.put("z_order", order);
        view.put("created_at", run.createdAt().toString());
        view.put("updated_at", run.updatedAt().toString());
        return view;
    }

    private static Map<String, Object> geometry(Boxes boxes, int box) {
        BoxForms.Centre centre =
                BoxForms.toCentre(new Corners(boxes.x1(box), boxes.y1(box), boxes.x2(box), boxes.y2(box)));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "bbox");
        view.put("geometry", List.of(centre.x(), centre.y(), centre.width(), centre.height()));
        view.put("x_center", centre.x());
        view.put("y_center", centre.y());
        view.put("width", centre.width());
        view.put("height", centre.height());
        String raw = boxes.geometryRaw(box);
        if (raw != null && !boxes.edited(box) && Json.MAPPER.readTree(raw) instanceof ObjectNode sent) {
            showAsSent(view, sent);
        }
        return view;
    }

    /** What a device sent is shown to the digit; a box of another door keeps the computed form. */
    private static void showAsSent(Map<String, Object> view, ObjectNode sent) {
        if (sent.has("geometry")) {
            view.put("type", sent.path("type").asString("bbox"));
            view.put("geometry", sent.get("geometry"));
        }
        for (String name : List.of("x_center", "y_center", "width", "height")) {
            JsonNode value = sent.get(name);
            if (value != null) {
                view.put(name, value);
            }
        }
    }

    private static String source(DetectionRun run) {
        if (run.content().source().name().equals("manual")) {
            return "manual";
        }
        return run.content().source().name().equals("device") ? "device" : "model";
    }

    Map<String, Object> batch(Batch batch) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", batch.number());
        view.put("uid", batch.id().toString());
        view.put("name", batch.name());
        view.put(
                "device_id",
                batches.source(batch.source()).map(Source::externalId).orElse(null));
        view.put("project_id", null);
        view.put("status", word(batch.status()));
        view.put("stage", word(batch.stage()));
        view.put("image_count", batch.imageCount());
        view.put("annotated_count", batches.annotatedCount(batch));
        view.put("created_at", batch.openedAt().toString());
        view.put("last_image_at", batch.lastImageAt().toString());
        view.put("closed_at", batch.closedAt().map(Instant::toString).orElse(null));
        view.put("close_reason", batch.closeReason().map(DataViews::word).orElse(null));
        return view;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
