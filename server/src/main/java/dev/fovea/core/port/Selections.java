package dev.fovea.core.port;

import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Selection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Batches made by hand. */
public interface Selections {
    /** A new one, open and empty. */
    Selection add(OrgId org, BatchId id, String name, Instant now);

    /** The one of that id in the organisation. */
    Optional<Selection> find(OrgId org, BatchId id);

    /** Those with a number below {@code before}, newest first. */
    List<Selection> list(OrgId org, Optional<Batch.Status> status, OptionalLong before, int limit);

    /** Takes images of the organisation; those that it has stay. Returns how many came. */
    int put(Selection selection, Collection<MediaId> media, Instant now);

    /** Lets go of images; returns how many went. */
    int take(Selection selection, Collection<MediaId> media);

    /** Its images with a number below {@code before}, newest first. */
    List<Media> media(Selection selection, OptionalLong before, int limit);

    /** Takes no more images. */
    void close(Selection selection, Instant now);

    /** Gives it another name. */
    void rename(Selection selection, String name);

    /** Removes it; its images stay. */
    void delete(Selection selection);
}
