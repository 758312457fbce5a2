package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.Batch;
import java.time.Instant;
import java.util.Locale;

/** What is said when a batch has closed. */
final class BatchEvents {
    private BatchEvents() {}

    static void complete(Store.Session session, Batch batch, Instant now) {
        String reason =
                batch.closeReason().map(Batch.CloseReason::name).orElse("").toLowerCase(Locale.ROOT);
        String data = "{\"batch_id\":\"%s\",\"image_count\":%d,\"reason\":\"%s\"}"
                .formatted(batch.id(), batch.imageCount(), reason);
        session.events().append(batch.org(), "batch.complete", batch.id().toString(), data, now);
    }
}
