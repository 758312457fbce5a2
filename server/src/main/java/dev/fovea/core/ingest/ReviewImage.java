package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import java.util.Optional;

/** Changes what people decide about images and batches (acusight.md §9). */
public final class ReviewImage {
    private final Store store;

    /** Over the given store. */
    public ReviewImage(Store store) {
        this.store = store;
    }

    /** Sets the state of labelling of an image. */
    public void review(OrgId org, MediaId id, Review review) {
        store.inTransaction(session -> {
            Media media =
                    session.media().find(org, id).orElseThrow(() -> missing(FoveaError.Thing.IMAGE, id.toString()));
            session.media().setReview(media.id(), review);
            return review;
        });
    }

    /** Renames a batch or moves it to another stage; what is empty stays. */
    public void describe(OrgId org, BatchId id, Optional<String> name, Optional<Batch.Stage> stage) {
        store.inTransaction(session -> {
            Batch batch =
                    session.batches().find(org, id).orElseThrow(() -> missing(FoveaError.Thing.BATCH, id.toString()));
            session.batches().describe(id, name.orElse(batch.name()), stage.orElse(batch.stage()));
            return batch;
        });
    }

    private static FoveaException missing(FoveaError.Thing thing, String id) {
        return new FoveaException(new FoveaError.NotFound(thing, id));
    }
}
