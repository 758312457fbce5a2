package dev.fovea.dialect.fovea;

import dev.fovea.core.export.ExportQueries;
import dev.fovea.core.export.RequestExport;
import dev.fovea.core.export.StreamExport;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.BrokenAnswer;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Snapshot;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Images and their boxes as a file in a format that others read (exports.md). */
final class ExportDoor {
    static final String PATH = "/v1/exports";

    private static final Logger LOG = LoggerFactory.getLogger(ExportDoor.class);
    private static final int BODY_BYTES = 256 * 1024;

    private final FoveaAuth auth;
    private final StreamExport stream;
    private final RequestExport request;
    private final ExportQueries exports;

    ExportDoor(FoveaAuth auth, StreamExport stream, RequestExport request, ExportQueries exports) {
        this.auth = auth;
        this.stream = stream;
        this.request = request;
        this.exports = exports;
    }

    /** Written while it is sent, from its first byte on; so it has no length and cannot be resumed. */
    void stream(Context context) {
        Caller caller = auth.reader(context);
        ExportOrder order = ExportQuery.read(context);
        describe(context, order, "export-" + order.format().word());
        context.contentType(order.mediaType()).header("Cache-Control", "no-store");
        if (!context.method().equals(HandlerType.GET)) {
            return;
        }
        Snapshot snapshot = stream.begin(Actor.of(caller, context.ip()), order);
        context.header("Fovea-Snapshot", snapshot.at().toString());
        try {
            var _ = stream.send(caller.org(), order, snapshot, context.res().getOutputStream());
        } catch (IOException | RuntimeException e) {
            LOG.info("an export was not sent to its end: {}", e.toString());
            BrokenAnswer.cut(context);
        }
    }

    private static void describe(Context context, ExportOrder order, String name) {
        context.header("Content-Disposition", "attachment; filename=\"" + name + "." + order.extension() + "\"");
        context.header("X-Content-Type-Options", "nosniff");
    }

    void create(Context context) {
        Caller caller = auth.reader(context);
        ExportOrder order = ExportBody.read(Bodies.read(context, BODY_BYTES));
        Export export = request.request(Actor.of(caller, context.ip()), order);
        context.header("Location", PATH + "/" + export.id());
        Json.answer(context, 202, ExportViews.export(export));
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Paging.answer(context, exports.page(caller.org(), paging.before(), paging.limit()), ExportViews::export);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, ExportViews.export(exports.get(caller.org(), id(context))));
    }

    /** The file, also in parts: it is written once and does not change. */
    void content(Context context) {
        Caller caller = auth.reader(context);
        Export export = exports.get(caller.org(), id(context));
        Export.Finished file = exports.finished(export);
        describe(context, export.order(), export.id().toString());
        new KeptBytes(file.sha256(), file.bytes(), export.order().mediaType())
                .answer(context, () -> exports.open(Actor.of(caller, context.ip()), export));
    }

    void delete(Context context) {
        Caller caller = auth.writer(context);
        exports.delete(Actor.of(caller, context.ip()), id(context));
        context.status(204);
    }

    private static ExportId id(Context context) {
        String id = context.pathParam("id");
        return ExportId.parse(id)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.EXPORT, id)));
    }
}
