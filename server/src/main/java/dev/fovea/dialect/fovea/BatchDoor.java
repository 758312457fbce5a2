package dev.fovea.dialect.fovea;

import dev.fovea.core.query.BatchQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.Source;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Batches of images. */
final class BatchDoor {
    private final FoveaAuth auth;
    private final BatchQueries batches;

    BatchDoor(FoveaAuth auth, BatchQueries batches) {
        this.auth = auth;
        this.batches = batches;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        BatchFilter filter = new BatchFilter(paging.before(), 0, Optional.empty(), Optional.empty(), Optional.empty());
        Paging.answer(context, batches.page(caller.org(), filter, paging.limit()), this::view);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        String id = context.pathParam("id");
        BatchId parsed = BatchId.parse(id)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.BATCH, id)));
        Json.answer(context, 200, view(batches.get(caller.org(), parsed)));
    }

    private Map<String, Object> view(Batch batch) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", batch.id().toString());
        view.put("number", batch.number());
        view.put("name", batch.name());
        view.put(
                "source", batches.source(batch.source()).map(Source::externalId).orElse(null));
        view.put("status", Spelling.word(batch.status()));
        view.put("stage", Spelling.word(batch.stage()));
        view.put("image_count", batch.imageCount());
        view.put("opened_at", batch.openedAt().toString());
        view.put("last_image_at", batch.lastImageAt().toString());
        view.put("closed_at", Spelling.time(batch.closedAt()));
        view.put("close_reason", batch.closeReason().map(Spelling::word).orElse(null));
        return view;
    }
}
