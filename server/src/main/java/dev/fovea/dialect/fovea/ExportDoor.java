package dev.fovea.dialect.fovea;

import dev.fovea.core.export.StreamExport;
import dev.fovea.http.BrokenAnswer;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Snapshot;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Images and their boxes as a file in a format that others read (exports.md). */
final class ExportDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ExportDoor.class);

    private final FoveaAuth auth;
    private final StreamExport stream;

    ExportDoor(FoveaAuth auth, StreamExport stream) {
        this.auth = auth;
        this.stream = stream;
    }

    /** Written while it is sent, from its first byte on; so it has no length and cannot be resumed. */
    void stream(Context context) {
        Caller caller = auth.reader(context);
        ExportOrder order = ExportQuery.read(context);
        describe(context, order, "export-" + order.format().word());
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
        context.contentType(order.mediaType());
        context.header("Content-Disposition", "attachment; filename=\"" + name + "." + order.extension() + "\"");
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
    }
}
