package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.AnyBatch;
import dev.fovea.model.Batch;
import dev.fovea.model.Selection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Batches of all kinds in one shape. */
final class BatchViews {
    private BatchViews() {}

    static Map<String, Object> of(AnyBatch batch) {
        return switch (batch) {
            case AnyBatch.Automatic automatic -> automatic(automatic);
            case AnyBatch.HandMade(Selection selection) -> manual(selection);
        };
    }

    private static Map<String, Object> automatic(AnyBatch.Automatic automatic) {
        Batch batch = automatic.batch();
        boolean collecting = batch.status() == Batch.Status.COLLECTING;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", batch.id().toString());
        view.put("number", batch.number());
        view.put("kind", "automatic");
        view.put("name", batch.name());
        view.put("source", automatic.source().orElse(null));
        view.put("status", Spelling.word(batch.status()));
        view.put("stage", Spelling.word(batch.stage()));
        view.put("image_count", batch.imageCount());
        view.put("limit", collecting ? automatic.policy().batchMaxImages() : null);
        view.put("opened_at", batch.openedAt().toString());
        view.put("last_image_at", batch.lastImageAt().toString());
        view.put("closes_at", Spelling.time(automatic.closesAt()));
        view.put("closed_at", Spelling.time(batch.closedAt()));
        view.put("close_reason", batch.closeReason().map(Spelling::word).orElse(null));
        return view;
    }

    private static Map<String, Object> manual(Selection batch) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", batch.id().toString());
        view.put("number", batch.number());
        view.put("kind", "manual");
        view.put("name", batch.name());
        view.put("source", null);
        view.put("status", Spelling.word(batch.status()));
        view.put("stage", null);
        view.put("image_count", batch.imageCount());
        view.put("limit", null);
        view.put("opened_at", batch.openedAt().toString());
        view.put("last_image_at", batch.lastImageAt().toString());
        view.put("closes_at", null);
        view.put("closed_at", Spelling.time(batch.closedAt()));
        view.put("close_reason", batch.closedAt().map(_ -> "manual").orElse(null));
        return view;
    }
}
