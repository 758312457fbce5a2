package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.AnyBatch;
import dev.fovea.core.collect.BatchAdministration;
import dev.fovea.core.collect.BatchList;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches of images: those that collect what a source sends, and those made by hand (docs/api/collections.md). */
final class BatchDoor {
    static final String PATH = "/v1/batches";

    private static final int BODY_BYTES = 256 * 1024;
    private final FoveaAuth auth;
    private final BatchList batches;
    private final BatchAdministration administration;
    private final BatchQueries sources;
    private final ImageViews images;

    BatchDoor(
            FoveaAuth auth,
            BatchList batches,
            BatchAdministration administration,
            BatchQueries sources,
            ImageViews images) {
        this.auth = auth;
        this.batches = batches;
        this.administration = administration;
        this.sources = sources;
        this.images = images;
    }

    static BatchId id(Context context) {
        String id = context.pathParam("id");
        return BatchId.parse(id)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.BATCH, id)));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        BatchPaging paging = BatchPaging.of(context);
        Optional<SourceId> source = source(context, caller.org());
        Optional<BatchList.Kind> kind = Words.parameter(context, "kind", BatchList.Kind.values());
        Optional<Batch.Status> status = Words.parameter(context, "status", Batch.Status.values());
        boolean unknownSource = context.queryParam("source") != null && source.isEmpty();
        BatchList.Rows rows = unknownSource
                ? new BatchList.Rows(List.of(), Optional.empty())
                : batches.page(caller.org(), new BatchList.Filter(kind, source, status), paging.from(), paging.limit());
        BatchPaging.answer(context, rows);
    }

    private Optional<SourceId> source(Context context, OrgId org) {
        return Optional.ofNullable(context.queryParam("source"))
                .flatMap(key -> sources.sources(org, key).stream().findFirst())
                .map(Source::id);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, BatchViews.of(batches.get(caller.org(), id(context))));
    }

    void images(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(
                context, batches.images(caller.org(), id(context), paging.before(), paging.limit()), images::image);
    }

    void create(Context context) {
        Caller caller = auth.writer(context);
        NewBatch body = NewBatch.read(Bodies.read(context, BODY_BYTES));
        AnyBatch batch = body.q()
                .map(q -> administration.create(caller.org(), body.name(), q))
                .orElseGet(() -> administration.create(caller.org(), body.name(), body.images()));
        Map<String, Object> view = BatchViews.of(batch);
        context.header("Location", PATH + "/" + view.get("id"));
        Json.answer(context, 201, view);
    }

    void move(Context context) {
        Caller caller = auth.writer(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        var in = ImageIds.read(fields, "add");
        var out = ImageIds.read(fields, "remove");
        if (!fields.has("add") && !fields.has("remove")) {
            fields.problem("missing", "add", "or remove is required");
        }
        fields.check();
        BatchAdministration.Moved moved = administration.move(caller.org(), id(context), in, out);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("batch", BatchViews.of(moved.batch()));
        view.put("added", moved.added());
        view.put("removed", moved.removed());
        Json.answer(context, 200, view);
    }

    void takeOut(Context context) {
        Caller caller = auth.writer(context);
        var _ = administration.move(
                caller.org(), id(context), List.of(), List.of(ImageIds.one(context.pathParam("image"))));
        context.status(204);
    }

    void close(Context context) {
        Caller caller = auth.writer(context);
        Json.answer(context, 200, BatchViews.of(administration.close(caller.org(), id(context))));
    }

    void rename(Context context) {
        Caller caller = auth.writer(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String name = Names.required(fields);
        fields.check();
        Json.answer(context, 200, BatchViews.of(administration.rename(caller.org(), id(context), name)));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        administration.delete(Actor.of(caller, context.ip()), id(context));
        context.status(204);
    }
}
