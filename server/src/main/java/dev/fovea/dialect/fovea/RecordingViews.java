package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.model.Centroid;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import dev.fovea.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recordings, alone and with what their runs found. */
final class RecordingViews {
    private final MediaQueries media;
    private final RunQueries runs;

    RecordingViews(MediaQueries media, RunQueries runs) {
        this.media = media;
        this.runs = runs;
    }

    Map<String, Object> recording(Media recording) {
        Frame frame = recording.frame();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", recording.id().toString());
        view.put("analysis_id", recording.hexId().toString());
        view.put("media_key", recording.mediaKey());
        view.put("kind", Spelling.word(recording.kind()));
        view.put("name", recording.name());
        view.put("source", media.source(recording).map(Source::externalId).orElse(null));
        view.put("width", Spelling.known(frame.width()));
        view.put("height", Spelling.known(frame.height()));
        view.put("fps", frame.fps() > 0 ? frame.fps() : null);
        view.put("frame_count", frame.frameCount() > 0 ? frame.frameCount() : null);
        view.put("started_at", Spelling.time(recording.capturedAt()));
        view.put("ended_at", Spelling.time(recording.endedAt()));
        view.put("created_at", recording.receivedAt().toString());
        view.put("keep", Spelling.keep(recording.keep()));
        return view;
    }

    /** With the runs in short and where their boxes lie, as a region search sees them (hub.md §4). */
    Map<String, Object> detail(Media recording) {
        Map<String, Object> view = recording(recording);
        view.put("runs", runs.list(recording).stream().map(RunView::head).toList());
        view.put(
                "classifications",
                runs.centroids(recording).entrySet().stream()
                        .map(label -> classification(label.getKey(), label.getValue()))
                        .toList());
        return view;
    }

    private static Map<String, Object> classification(String label, List<Centroid> centroids) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("label", label);
        view.put(
                "centroids",
                centroids.stream()
                        .map(centre -> List.of(centre.x(), centre.y()))
                        .toList());
        return view;
    }
}
