package dev.fovea.dialect.fovea;

import dev.fovea.core.retain.DeleteMany;
import dev.fovea.core.retain.DeleteMedia;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deletion of images and recordings, one by one and by the dozen (docs/api/retention.md). */
final class RemovalDoor {
    private static final int BODY_BYTES = 256 * 1024;
    private final FoveaAuth auth;
    private final Lookup lookup;
    private final DeleteMedia deleteOne;
    private final DeleteMany deleteMany;

    RemovalDoor(FoveaAuth auth, Lookup lookup, DeleteMedia deleteOne, DeleteMany deleteMany) {
        this.auth = auth;
        this.lookup = lookup;
        this.deleteOne = deleteOne;
        this.deleteMany = deleteMany;
    }

    void image(Context context) {
        Caller caller = auth.writer(context);
        delete(context, caller, lookup.image(caller.org(), context.pathParam("id")));
    }

    void recording(Context context) {
        Caller caller = auth.writer(context);
        delete(context, caller, lookup.recording(caller.org(), context.pathParam("id")));
    }

    private void delete(Context context, Caller caller, Media media) {
        RemovalQuery query = RemovalQuery.of(context);
        insist(context, query.force());
        deleteOne.delete(new DeleteMedia.Command(Actor.of(caller, context.ip()), media, query.reason(), query.force()));
        context.status(204);
    }

    void many(Context context) {
        Caller caller = auth.writer(context);
        RemovalBody body = RemovalBody.parse(Bodies.read(context, BODY_BYTES));
        insist(context, body.force());
        DeleteMany.Order order = new DeleteMany.Order(Actor.of(caller, context.ip()), body.reason(), body.force());
        if (body.query().isEmpty()) {
            Json.answer(context, 200, view(deleteMany.delete(order, body.ids())));
        } else if (body.dryRun()) {
            Json.answer(
                    context,
                    200,
                    view(deleteMany.preview(caller.org(), body.query().get(), body.force())));
        } else {
            Json.answer(context, 200, view(deleteMany.delete(order, body.query().get(), body.confirm())));
        }
    }

    /** What is kept goes at an administrator's word only. */
    private void insist(Context context, boolean force) {
        if (force) {
            var _ = auth.administrator(context);
        }
    }

    private static Map<String, Object> view(DeleteMany.Preview preview) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("count", preview.count());
        view.put("bytes", preview.bytes());
        view.put("kept", preview.kept());
        view.put("sample", preview.sample().stream().map(MediaId::toString).toList());
        return view;
    }

    private static Map<String, Object> view(DeleteMany.Result result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("deleted", result.deleted());
        view.put("bytes", result.bytes());
        view.put("missing", result.missing().stream().map(MediaId::toString).toList());
        return view;
    }
}
