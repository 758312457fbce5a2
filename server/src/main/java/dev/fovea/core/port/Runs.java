package dev.fovea.core.port;

import dev.fovea.model.Centroid;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunLayer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detection runs: the one container of boxes for all dialects. */
public interface Runs {
    /**
     * What an upsert did.
     *
     * @param created false when a run of the same id was replaced
     */
    record Upserted(long number, boolean created) {}

    /**
     * Stores the run under (medium, run id), replacing completely what was there; id and creation time are kept.
     *
     * @param centroids box centres ×100 by label, for the spatial index of the recording
     * @param warnings what was odd about the run
     */
    Upserted upsert(
            Media media,
            RunContent run,
            String origin,
            Map<String, List<Centroid>> centroids,
            List<String> warnings,
            Instant now);

    /** Notes which boxes of a run that was just stored were left out; a replacement forgets them. */
    void addRejected(long number, RejectedBoxes rejected);

    /** The boxes of a run that were left out. */
    RejectedBoxes rejected(OrgId org, long number);

    /** Runs of a medium in short, in order of their first submission. */
    List<RunLayer> layers(OrgId org, long mediaNumber);

    /** The run of that number. */
    Optional<DetectionRun> find(OrgId org, long number);

    /** Runs of a medium, in order of their first submission. */
    List<DetectionRun> list(OrgId org, long mediaNumber);

    /** Runs of that id on any recording of the organisation, latest update first. */
    List<DetectionRun> find(OrgId org, String runId);

    /** Removes a run and what the spatial index holds of it; false when it was gone. */
    boolean delete(OrgId org, long number);

    /** Box centres ×100 of all runs of the medium by label, as sets. */
    Map<String, List<Centroid>> centroids(OrgId org, long mediaNumber);

    /** Runs of media that ended before {@code before}, on the recording's clock, at most {@code limit} removed. */
    int expire(OrgId org, Instant before, int limit);
}
