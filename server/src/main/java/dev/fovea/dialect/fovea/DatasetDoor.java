package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.DatasetAdministration;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import io.javalin.http.Context;

/** Datasets: what they are made of, and how they are shared out (docs/api/collections.md). */
final class DatasetDoor {
    static final String PATH = "/v1/datasets";

    private static final int BODY_BYTES = 256 * 1024;
    private final FoveaAuth auth;
    private final DatasetAdministration datasets;

    DatasetDoor(FoveaAuth auth, DatasetAdministration datasets) {
        this.auth = auth;
        this.datasets = datasets;
    }

    static DatasetId id(Context context) {
        String id = context.pathParam("id");
        return DatasetId.parse(id)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.DATASET, id)));
    }

    void create(Context context) {
        Caller caller = auth.writer(context);
        DatasetBody body = DatasetBody.created(Bodies.read(context, BODY_BYTES));
        Dataset dataset = datasets.create(
                caller.org(),
                body.over(DatasetBody.blank()),
                body.origin().orElseThrow(),
                Actor.of(caller, context.ip()).name());
        context.header("Location", PATH + "/" + dataset.id());
        Json.answer(context, 201, DatasetViews.dataset(dataset));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(context, datasets.page(caller.org(), paging.before(), paging.limit()), DatasetViews::dataset);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, DatasetViews.dataset(datasets.get(caller.org(), id(context))));
    }

    void change(Context context) {
        Caller caller = auth.writer(context);
        DatasetBody body = DatasetBody.changed(Bodies.read(context, BODY_BYTES));
        Dataset changed = datasets.change(caller.org(), id(context), body::over, body.origin());
        Json.answer(context, 200, DatasetViews.dataset(changed));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        datasets.delete(Actor.of(caller, context.ip()), id(context));
        context.status(204);
    }
}
