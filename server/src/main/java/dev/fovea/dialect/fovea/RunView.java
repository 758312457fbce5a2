package dev.fovea.dialect.fovea;

import dev.fovea.model.DetectionRun;
import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunLayer;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.util.LinkedHashMap;
import java.util.Map;

/** A detection run in short: who made it, when, and how much it holds. */
final class RunView {
    private RunView() {}

    static Map<String, Object> head(DetectionRun run) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("run_id", run.content().source().runId());
        view.put("producer", producer(run.content().source()));
        view.put("origin", run.origin());
        view.put("created_at", run.createdAt().toString());
        view.put("updated_at", run.updatedAt().toString());
        view.put("tracks", run.content().tracks().size());
        view.put("boxes", Track.boxCount(run.content().tracks()));
        return view;
    }

    /** A run as a layer: the same members first, then what a layer list shows. */
    static Map<String, Object> layer(RunLayer layer) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("run_id", layer.source().runId());
        view.put("producer", producer(layer.source()));
        view.put("origin", layer.origin());
        view.put("created_at", layer.createdAt().toString());
        view.put("updated_at", layer.updatedAt().toString());
        view.put("tracks", layer.tracks());
        view.put("boxes", layer.boxes());
        view.put("name", layer.displayName());
        view.put("task", layer.task());
        view.put("schema_version", layer.schemaVersion());
        view.put("space", layer.space().word());
        view.put("form", Spelling.word(layer.form()));
        view.put("revision", layer.revision());
        view.put("labels", layer.labels());
        view.put("warnings", layer.warnings());
        view.put("rejected_in_all", layer.rejected());
        return view;
    }

    /** A layer with the boxes that were not stored. */
    static Map<String, Object> layer(RunLayer layer, RejectedBoxes rejected) {
        Map<String, Object> view = layer(layer);
        view.put("rejected", rejected.listed().stream().map(RunView::rejected).toList());
        return view;
    }

    private static Map<String, Object> rejected(RejectedBox box) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("track", box.trackId());
        view.put("frame", box.frame());
        view.put("reason", box.reason().word());
        return view;
    }

    private static Map<String, Object> producer(RunSource source) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", source.kind().word());
        view.put("name", source.name());
        view.put("version", source.version());
        return view;
    }
}
