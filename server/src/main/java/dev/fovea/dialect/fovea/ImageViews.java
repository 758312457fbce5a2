package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.http.Json;
import dev.fovea.model.BatchId;
import dev.fovea.model.Boxes;
import dev.fovea.model.ClockSamples;
import dev.fovea.model.Content;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.Place;
import dev.fovea.model.Source;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images, alone and with the boxes of their runs. */
final class ImageViews {
    private final MediaQueries media;
    private final RunQueries runs;

    ImageViews(MediaQueries media, RunQueries runs) {
        this.media = media;
        this.runs = runs;
    }

    Map<String, Object> image(Media image) {
        Optional<Source> source = media.source(image);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", image.id().toString());
        view.put("number", image.number());
        view.put("analysis_id", image.hexId().toString());
        view.put("media_key", image.mediaKey());
        view.put("storage_key", image.storageKey());
        view.put("filename", image.filename());
        putContent(view, image.content());
        view.put("width", Spelling.known(image.frame().width()));
        view.put("height", Spelling.known(image.frame().height()));
        view.put("orientation", image.frame().orientation());
        view.put("source", source.map(Source::externalId).orElse(null));
        view.put("source_kind", source.map(Source::kind).map(Spelling::word).orElse(null));
        view.put("batch", image.batch().map(BatchId::toString).orElse(null));
        view.put("location", Spelling.location(place(image, source)));
        view.put("dialect", image.dialect());
        view.put("captured_at", Spelling.time(image.capturedAt()));
        view.put("captured_in_future", ClockSamples.isFuture(image.capturedAt().instant(), image.receivedAt()));
        view.put("received_at", image.receivedAt().toString());
        view.put("similar_to", image.similarTo().map(MediaId::toString).orElse(null));
        view.put("keep", Spelling.keep(image.keep()));
        view.put("extra", Json.MAPPER.readTree(image.extra()));
        return view;
    }

    private static void putContent(Map<String, Object> view, Content content) {
        Optional<Content.Present> present =
                content instanceof Content.Present here ? Optional.of(here) : Optional.empty();
        view.put("media_type", present.map(Content.Present::mediaType).orElse(null));
        view.put("size", present.map(Content.Present::bytes).orElse(null));
        view.put("sha256", present.map(Content.Present::sha256).orElse(null));
        view.put("blob_state", state(content));
    }

    private static String state(Content content) {
        return switch (content) {
            case Content.Present _ -> "present";
            case Content.Pending _ -> "pending";
            case Content.Missing _ -> "missing";
            case Content.Elsewhere _ -> "elsewhere";
        };
    }

    /** Only while the source still stands where it took the image: no other place may be shown for it. */
    private static Optional<Place> place(Media image, Optional<Source> source) {
        return source.filter(sender ->
                        sender.location().isPresent() && sender.location().equals(image.location()))
                .flatMap(Source::place);
    }

    Map<String, Object> detail(Media image) {
        String path = "/v1/images/" + image.id();
        Map<String, Object> view = image(image);
        view.put("runs", runs.list(image).stream().map(ImageViews::run).toList());
        view.put(
                "links",
                Map.of(
                        "content", path + "/content",
                        "thumbnail", path + "/thumbnail",
                        "receipt", path + "/receipt"));
        return view;
    }

    /** The boxes alone, run by run. */
    Map<String, Object> boxes(Media image) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("image", image.id().toString());
        view.put("runs", runs.list(image).stream().map(ImageViews::run).toList());
        return view;
    }

    private static Map<String, Object> run(DetectionRun run) {
        Map<String, Object> view = RunView.head(run);
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Track track : run.content().tracks()) {
            Boxes boxes = track.boxes();
            for (int box = 0; box < boxes.size() && boxes.frame(box) == 0; box++) {
                objects.add(object(track, box));
            }
        }
        view.put("objects", objects);
        return view;
    }

    private static Map<String, Object> object(Track track, int box) {
        Boxes boxes = track.boxes();
        String label = boxes.label(box);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("track", track.id());
        view.put("label", label == null ? track.label() : label);
        view.put("confidence", confidence(track, box));
        view.put("box", corners(boxes, box));
        return view;
    }

    private static @Nullable Double confidence(Track track, int box) {
        return track.boxes().hasConfidence(box) ? (Double) track.boxes().confidence(box) : track.confidence();
    }

    private static Map<String, Object> corners(Boxes boxes, int box) {
        Map<String, Object> corners = new LinkedHashMap<>();
        corners.put("x1", boxes.x1(box));
        corners.put("y1", boxes.y1(box));
        corners.put("x2", boxes.x2(box));
        corners.put("y2", boxes.y2(box));
        return corners;
    }
}
