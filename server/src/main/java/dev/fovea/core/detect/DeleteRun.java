package dev.fovea.core.detect;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes a detection run, its boxes and what the spatial index holds of it. */
public final class DeleteRun {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public DeleteRun(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Removes the run.
     *
     * @param mediaKey selects the recording; needed when several have a run of that id
     * @throws FoveaException with {@code NotFound(RUN)}, or {@code Conflict(AMBIGUOUS_RUN)} naming the recordings
     */
    public void delete(OrgId org, String runId, Optional<String> mediaKey) {
        store.inTransaction(session -> {
            DetectionRun run = single(RunQueries.matching(session.runs().find(org, runId), mediaKey), runId);
            boolean deleted = session.runs().delete(org, run.number());
            if (deleted) {
                session.events()
                        .append(
                                org,
                                "run.deleted",
                                runId,
                                "{\"tracks\":%d}"
                                        .formatted(run.content().tracks().size()),
                                clock.instant());
            }
            return deleted;
        });
    }

    private static DetectionRun single(List<DetectionRun> runs, String runId) {
        if (runs.isEmpty()) {
            throw RunQueries.notFound(runId);
        }
        if (runs.size() > 1) {
            List<String> keys = runs.stream().map(DetectionRun::mediaKey).toList();
            throw new FoveaException(new FoveaError.Conflict(
                    FoveaError.Clash.AMBIGUOUS_RUN,
                    "several recordings have a run of this id; say which with mediaKey",
                    Map.of("keys", keys)));
        }
        return runs.getFirst();
    }
}
