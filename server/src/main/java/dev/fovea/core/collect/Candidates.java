package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.BatchId;
import dev.fovea.model.Dataset;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Selection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The media that a dataset is made of, newest first, as they are now. */
final class Candidates {
    private final FilterReader filters;

    Candidates(FilterReader filters) {
        this.filters = filters;
    }

    /**
     * A block of them.
     *
     * @throws FoveaException {@code NotFound(BATCH)} when the batch is gone, {@code Invalid} for a filter that cannot be
     *     understood
     */
    List<Media> block(Store.Session session, OrgId org, Dataset.Draft made, OptionalLong before, int limit) {
        return made.batch()
                .map(batch -> imagesOf(session, org, batch, before, limit))
                .orElseGet(() ->
                        session.searches().media(org, filters.read(made.q().orElse("")), before, limit));
    }

    /** Images of a batch of any kind, newest first. */
    static List<Media> imagesOf(Store.Session session, OrgId org, BatchId id, OptionalLong before, int limit) {
        Optional<Selection> selection = session.selections().find(org, id);
        if (selection.isPresent()) {
            return session.selections().media(selection.get(), before, limit);
        }
        var _ = Found.orMissing(session.batches().find(org, id), Thing.BATCH, id);
        return session.media().list(org, filter(id, before), limit);
    }

    private static MediaFilter filter(BatchId batch, OptionalLong before) {
        return new MediaFilter(
                Set.of(MediaKind.IMAGE, MediaKind.DOCUMENT),
                before,
                0,
                Optional.empty(),
                Optional.of(batch),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }
}
