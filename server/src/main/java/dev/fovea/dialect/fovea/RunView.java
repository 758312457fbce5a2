package dev.fovea.dialect.fovea;

import dev.fovea.model.DetectionRun;
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

    private static Map<String, Object> producer(RunSource source) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", source.kind().word());
        view.put("name", source.name());
        view.put("version", source.version());
        return view;
    }
}
