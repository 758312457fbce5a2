package dev.fovea.core.port;

import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches of images. At most one per source is collecting, whoever asks at the same time. */
public interface Batches {
    /**
     * Takes a place in the source's collecting batch, opening one when there is none and closing it when this image
     * fills it. A batch whose timeout has passed is closed first.
     *
     * @param fresh id for a new batch
     */
    Batch reserveSlot(Source source, IntakePolicy policy, UUID fresh, Instant now);

    /** Gives back the places of images that were deleted; a collecting batch takes others for them. */
    void giveBack(BatchId id, int images);

    /** Closes a collecting batch; empty when it is not collecting. */
    Optional<Batch> close(OrgId org, BatchId id, Batch.CloseReason reason, Instant now);

    /** Collecting batches that may have passed their timeout: last image before {@code quietSince} or opened before it. */
    List<Batch> listCollecting(Instant quietSince, int limit);

    /** The batch in the organisation. */
    Optional<Batch> find(OrgId org, BatchId id);

    /** The batch of that number in the organisation. */
    Optional<Batch> find(OrgId org, long number);

    /** Batches, newest first. */
    List<Batch> list(OrgId org, BatchFilter filter, int limit);

    /** How many batches match. */
    long count(OrgId org, BatchFilter filter);

    /** How many images of the batch are completely labelled. */
    int annotatedCount(BatchId id);

    /** Removes a closed batch; its images stay, in no batch. False when it is collecting. */
    boolean delete(OrgId org, BatchId id);

    /** Renames a batch or moves it to another stage. */
    void describe(BatchId id, String name, Batch.Stage stage);
}
