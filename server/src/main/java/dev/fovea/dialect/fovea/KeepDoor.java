package dev.fovea.dialect.fovea;

import dev.fovea.core.retain.KeepMedia;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import io.javalin.http.Context;

/** The flag that keeps an image or recording from rules and deletions (docs/api/retention.md). */
final class KeepDoor {
    private static final int BODY_BYTES = 16 * 1024;
    private final FoveaAuth auth;
    private final Lookup lookup;
    private final KeepMedia keep;
    private final ImageViews images;
    private final RecordingViews recordings;

    KeepDoor(FoveaAuth auth, Lookup lookup, KeepMedia keep, ImageViews images, RecordingViews recordings) {
        this.auth = auth;
        this.lookup = lookup;
        this.keep = keep;
        this.images = images;
        this.recordings = recordings;
    }

    void keepImage(Context context) {
        Caller caller = auth.writer(context);
        String reason = reason(context);
        var media = lookup.image(caller.org(), context.pathParam("id"));
        Json.answer(context, 200, images.image(keep.keep(Actor.of(caller, context.ip()), media, reason)));
    }

    void keepRecording(Context context) {
        Caller caller = auth.writer(context);
        String reason = reason(context);
        var media = lookup.recording(caller.org(), context.pathParam("id"));
        Json.answer(context, 200, recordings.recording(keep.keep(Actor.of(caller, context.ip()), media, reason)));
    }

    void releaseImage(Context context) {
        Caller caller = auth.writer(context);
        keep.release(Actor.of(caller, context.ip()), lookup.image(caller.org(), context.pathParam("id")));
        context.status(204);
    }

    void releaseRecording(Context context) {
        Caller caller = auth.writer(context);
        keep.release(Actor.of(caller, context.ip()), lookup.recording(caller.org(), context.pathParam("id")));
        context.status(204);
    }

    private static String reason(Context context) {
        return KeepBody.parse(Bodies.read(context, BODY_BYTES)).reason();
    }
}
