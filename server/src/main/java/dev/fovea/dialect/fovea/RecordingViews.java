package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.core.query.RecordingCalendar;
import dev.fovea.model.Centroid;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import dev.fovea.model.Source;
import java.time.YearMonth;
import java.time.ZoneId;
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
        view.put("runs", runs.layers(recording).stream().map(RunView::layer).toList());
        view.put(
                "classifications",
                runs.centroids(recording).entrySet().stream()
                        .map(label -> classification(label.getKey(), label.getValue()))
                        .toList());
        return view;
    }

    Map<String, Object> month(String device, YearMonth month, ZoneId zone, List<RecordingCalendar.Day> days) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("device", device);
        view.put("month", month.toString());
        view.put("tz", zone.getId());
        view.put("days", days.stream().map(RecordingViews::day).toList());
        return view;
    }

    private static Map<String, Object> day(RecordingCalendar.Day day) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("day", day.day().toString());
        view.put("recordings", day.recordings());
        view.put("more", day.more());
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
