package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Selection;
import java.time.Instant;

/** What is said of batches made by hand and of datasets. */
final class CollectionEvents {
    private CollectionEvents() {}

    static void complete(Store.Session session, Selection selection, Instant now) {
        String id = selection.id().toString();
        String data = new ObjectText()
                .text("batch_id", id)
                .raw("image_count", Long.toString(selection.imageCount()))
                .text("reason", "manual")
                .end();
        session.events().append(selection.org(), "batch.complete", id, data, now);
    }

    static void frozen(Store.Session session, DatasetVersion version, String sha256, Instant now) {
        String id = version.dataset().toString();
        String data = new ObjectText()
                .text("dataset_id", id)
                .raw("version", Integer.toString(version.version()))
                .text("sha256", sha256)
                .end();
        session.events().append(version.org(), "dataset.frozen", id, data, now);
    }
}
