package dev.fovea.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Images for training: what it is made of, and how it is shared out. Its versions are frozen.
 *
 * @param owner who made it
 * @param revision counts changes, from 1
 * @param latest number of the last version, 0 before the first
 */
public record Dataset(
        DatasetId id,
        long number,
        OrgId org,
        Draft content,
        String owner,
        int revision,
        int latest,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What its owner decides.
     *
     * @param name unique in the organisation
     * @param q the filter that finds the images; of this and {@code batch} one is there
     * @param batch the batch that holds the images
     * @param classes labels whose boxes are taken, in the order of their class numbers; empty takes all
     */
    public record Draft(
            String name,
            String description,
            Optional<String> q,
            Optional<BatchId> batch,
            List<String> classes,
            SplitRule split) {
        public Draft {
            classes = List.copyOf(classes);
        }

        /** The same, made of what a filter finds. */
        public Draft madeOf(String filter) {
            return new Draft(name, description, Optional.of(filter), Optional.empty(), classes, split);
        }

        /** The same, made of a batch. */
        public Draft madeOf(BatchId images) {
            return new Draft(name, description, Optional.empty(), Optional.of(images), classes, split);
        }
    }
}
