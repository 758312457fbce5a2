package dev.fovea.core.detect;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Centroid;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.HexId;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of detection runs; another organisation's runs do not exist. */
public final class RunQueries {
    private final Store store;

    /** Over the given store. */
    public RunQueries(Store store) {
        this.store = store;
    }

    /** Runs of the recording of that key, oldest first; none when there is no such recording. */
    public List<DetectionRun> listByKey(OrgId org, String mediaKey) {
        return store.read(session -> session.media()
                .findByKey(org, mediaKey)
                .map(media -> session.runs().list(org, media.number()))
                .orElse(List.of()));
    }

    /** Runs of the recording of that 24-digit id, oldest first. */
    public List<DetectionRun> listByAnalysis(OrgId org, String analysisId) {
        return store.read(session -> HexId.parse(analysisId)
                .flatMap(id -> session.media().find(org, id))
                .map(media -> session.runs().list(org, media.number()))
                .orElse(List.of()));
    }

    /** Runs of a medium, oldest first. */
    public List<DetectionRun> list(Media media) {
        return store.read(session -> session.runs().list(media.org(), media.number()));
    }

    /** Box centres of all runs of a medium, ×100, by label. */
    public Map<String, List<Centroid>> centroids(Media media) {
        return store.read(session -> session.runs().centroids(media.org(), media.number()));
    }

    /**
     * The run of that id: the latest when several recordings have one.
     *
     * @param mediaKey selects the recording
     */
    public DetectionRun get(OrgId org, String runId, Optional<String> mediaKey) {
        return matching(store.read(session -> session.runs().find(org, runId)), mediaKey).stream()
                .findFirst()
                .orElseThrow(() -> notFound(runId));
    }

    static List<DetectionRun> matching(List<DetectionRun> runs, Optional<String> mediaKey) {
        return runs.stream()
                .filter(run -> mediaKey.isEmpty() || mediaKey.get().equals(run.mediaKey()))
                .toList();
    }

    static FoveaException notFound(String runId) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.RUN, runId));
    }
}
