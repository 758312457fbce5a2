package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A batch made by hand: images that somebody gathered, whatever batch of their source they are in (decision 0017).
 *
 * @param status whether it still takes images
 * @param imageCount images that are still there
 * @param lastImageAt when images were last put into it
 */
public record Selection(
        BatchId id,
        long number,
        OrgId org,
        String name,
        Batch.Status status,
        long imageCount,
        Instant openedAt,
        Instant lastImageAt,
        Optional<Instant> closedAt) {}
