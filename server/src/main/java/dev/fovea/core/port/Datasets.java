package dev.fovea.core.port;

import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.ItemMark;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review.Split;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Datasets, their frozen versions, and the part in which each picture of a dataset is for good. */
public interface Datasets {
    /**
     * A version in a worker's hand.
     *
     * @param before media from this number on have been looked at
     */
    record Claimed(Lease lease, Dataset dataset, DatasetVersion version, long before) {}

    /**
     * The next block of a version that is being frozen.
     *
     * @param items images that were taken
     * @param leftOut how many were not
     * @param before media from this number on have now been looked at
     */
    record Block(List<DatasetItem> items, int leftOut, long before) {
        public Block {
            items = List.copyOf(items);
        }
    }

    /** Keeps a dataset; empty when the organisation has another one of that name. */
    Optional<Dataset> add(OrgId org, DatasetId id, Dataset.Draft draft, String owner, Instant now);

    /** The dataset of that id in the organisation. */
    Optional<Dataset> find(OrgId org, DatasetId id);

    /** Whether a dataset other than {@code id} has that name. */
    boolean taken(OrgId org, String name, DatasetId id);

    /** Datasets with a number below {@code before}, newest first. */
    List<Dataset> list(OrgId org, OptionalLong before, int limit);

    /** Changes the dataset that was read; empty when somebody else has changed it since. */
    Optional<Dataset> change(Dataset read, Dataset.Draft draft, Instant now);

    /** Takes a dataset with its versions out of sight; {@link #clear} removes their rows. */
    void delete(Dataset dataset);

    /** Starts the next version over all media there are now; the one that is being frozen, if there is one. */
    DatasetVersion start(Dataset dataset, String author, Instant now);

    /** A version of the dataset. */
    Optional<DatasetVersion> version(Dataset dataset, int version);

    /** Versions of the dataset below {@code before}, newest first. */
    List<DatasetVersion> versions(Dataset dataset, OptionalLong before, int limit);

    /** How much of the version lies in which part. */
    List<DatasetVersion.Count> counts(DatasetVersion version);

    /** Takes a version out of sight; {@link #clear} removes its rows. */
    void delete(DatasetVersion version);

    /** Removes at most so many rows of what was deleted; returns how many went. */
    int clear(int limit);

    /** Items of the version with a number below {@code before}, newest image first. */
    List<DatasetItem> items(DatasetVersion version, OptionalLong before, int limit);

    /** As {@link #items}, but only what tells an image from itself at another time. */
    List<ItemMark> marks(DatasetVersion version, OptionalLong before, int limit);

    /** Whether a version holds an image of these bytes: they must stay as long as it does. */
    boolean protects(String sha256);

    /** The parts in which pictures of these bytes are, by SHA-256. */
    Map<String, Split> parts(Dataset dataset, Collection<String> sha256);

    /** Notes the parts in which pictures of these bytes are from now on. */
    void keepParts(Dataset dataset, Map<String, Split> parts);

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(Instant now);

    /** Takes versions to be frozen. */
    List<Claimed> claim(String worker, Instant now, Instant until, int limit);

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until);

    /** Gives the version back, to be taken from {@code dueAt}; false when the lease was lost. */
    boolean release(Lease lease, Instant dueAt);

    /** Adds a block; false when the lease was lost, and nothing was added. */
    boolean append(Lease lease, Block block);

    /** Ends the version well; false when the lease was lost. */
    boolean freeze(Lease lease, String sha256, long manifestBytes, Instant now);

    /** Ends the version badly; false when the lease was lost. */
    boolean fail(Lease lease, String reason, Instant now);
}
