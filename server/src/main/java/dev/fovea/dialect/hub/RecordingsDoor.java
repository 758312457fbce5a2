package dev.fovea.dialect.hub;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes recordings known whose video is kept elsewhere (hub.md §8, H13). */
final class RecordingsDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private static final int KEY_CHARACTERS = 512;
    private final HubAuth auth;
    private final RegisterRecording registerRecording;

    RecordingsDoor(HubAuth auth, RegisterRecording registerRecording) {
        this.auth = auth;
        this.registerRecording = registerRecording;
    }

    void register(Context context) {
        Caller caller = auth.registrar(context);
        byte[] body = Bodies.read(context, BODY_BYTES);
        ObjectNode fields = HubFields.object(body);
        RegisterRecording.Receipt receipt = registerRecording.register(command(caller, fields, body));
        Json.answer(context, receipt.created() ? 201 : 200, Map.of("data", view(receipt.media())));
    }

    private static RegisterRecording.Command command(Caller caller, ObjectNode fields, byte[] body) {
        return new RegisterRecording.Command(
                caller.org(),
                HubDialect.NAME,
                AcceptImage.Call.json("POST /recordings", caller, new String(body, StandardCharsets.UTF_8)),
                mediaKey(fields),
                HubFields.text(fields, "deviceKey"),
                HubFields.text(fields, "name").orElse(""),
                new Frame(
                        (int) number(fields, "width", Integer.MAX_VALUE),
                        (int) number(fields, "height", Integer.MAX_VALUE),
                        1,
                        number(fields, "fps", 1000),
                        (long) number(fields, "frameCount", 1e12)),
                time(fields, "startTimestamp"),
                time(fields, "endTimestamp").map(CapturedAt::instant),
                "{}");
    }

    private static String mediaKey(ObjectNode fields) {
        String key = HubFields.text(fields, "mediaKey").orElse("");
        boolean printable = key.chars().noneMatch(Character::isISOControl);
        if (key.isBlank() || key.length() > KEY_CHARACTERS || !printable) {
            throw HubFields.invalid("mediaKey", "mediaKey must be 1 to " + KEY_CHARACTERS + " printable characters");
        }
        return key;
    }

    private static double number(ObjectNode fields, String name, double most) {
        JsonNode node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > most) {
            throw HubFields.invalid(name, name + " must be a number greater than 0");
        }
        return node.doubleValue();
    }

    /** Epoch seconds, or an ISO 8601 time. */
    private static Optional<CapturedAt> time(ObjectNode fields, String name) {
        JsonNode node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    node.isNumber()
                            ? CapturedAt.of(Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000)))
                            : CapturedAt.of(OffsetDateTime.parse(node.asString(""))));
        } catch (DateTimeException _) {
            throw HubFields.invalid(name, name + " must be epoch seconds or an ISO 8601 time with a zone");
        }
    }

    private static Map<String, Object> view(Media media) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", media.id().toString());
        view.put("analysisId", media.hexId().toString());
        view.put("mediaKey", media.mediaKey());
        view.put("name", media.name());
        view.put("startTimestamp", media.capturedAt().instant().getEpochSecond());
        view.put("endTimestamp", media.endedAt().map(Instant::getEpochSecond).orElse(null));
        view.put("width", media.frame().width());
        view.put("height", media.frame().height());
        view.put("fps", media.frame().fps());
        view.put("frameCount", media.frame().frameCount());
        return view;
    }
}
