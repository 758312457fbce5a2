package dev.fovea.dialect.fovea;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Receipt.Raw;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What detection runs attach to: recordings, and every image as a recording of one frame. */
final class RecordingDoor {
    static final String PATH = "/v1/recordings";

    private final FoveaAuth auth;
    private final RegisterRecording register;
    private final MediaQueries media;
    private final Lookup lookup;
    private final RecordingViews views;

    RecordingDoor(FoveaAuth auth, RegisterRecording register, MediaQueries media, Lookup lookup, RecordingViews views) {
        this.auth = auth;
        this.register = register;
        this.media = media;
        this.lookup = lookup;
        this.views = views;
    }

    void register(Context context) {
        Caller caller = auth.administrator(context);
        byte[] body = Bodies.read(context, Raw.INLINE_BYTES);
        RegisterRecording.Receipt receipt = register.register(command(caller, NewRecording.parse(body), body));
        if (receipt.created()) {
            context.header("Location", PATH + "/" + receipt.media().id());
        }
        Json.answer(context, receipt.created() ? 201 : 200, views.recording(receipt.media()));
    }

    private static RegisterRecording.Command command(Caller caller, NewRecording recording, byte[] body) {
        return new RegisterRecording.Command(
                caller.org(),
                FoveaDialect.NAME,
                AcceptImage.Call.json("POST " + PATH, caller, new String(body, StandardCharsets.UTF_8)),
                recording.mediaKey(),
                recording.deviceKey(),
                recording.name(),
                recording.frame(),
                recording.start(),
                recording.end(),
                recording.extra());
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        MediaFilter filter = new MediaFilter(
                EnumSet.allOf(MediaKind.class),
                paging.before(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
        Paging.answer(context, media.page(caller.org(), filter, paging.limit()), views::recording);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, views.detail(lookup.recording(caller.org(), context.pathParam("id"))));
    }
}
