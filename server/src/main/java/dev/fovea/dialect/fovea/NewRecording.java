package dev.fovea.dialect.fovea;

import dev.fovea.model.CapturedAt;
import dev.fovea.model.Frame;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Body of {@code POST /v1/recordings}; members that it does not know are kept. */
record NewRecording(
        String mediaKey,
        Optional<String> deviceKey,
        String name,
        Frame frame,
        Optional<CapturedAt> start,
        Optional<Instant> end,
        String extra) {
    private static final int KEY_CHARACTERS = 512;
    private static final int NO_ORIENTATION = 1;
    private static final Set<String> KNOWN = Set.of(
            "media_key", "device_key", "name", "width", "height", "fps", "frame_count", "started_at", "ended_at");

    static NewRecording parse(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        String mediaKey = fields.requiredText("media_key");
        Optional<String> deviceKey = fields.text("device_key");
        checkKey(fields, "media_key", mediaKey);
        deviceKey.ifPresent(key -> checkKey(fields, "device_key", key));
        Optional<OffsetDateTime> start = fields.time("started_at");
        Optional<OffsetDateTime> end = fields.time("ended_at");
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            fields.problem("value_error", "ended_at", "must not lie before started_at");
        }
        NewRecording recording = new NewRecording(
                mediaKey,
                deviceKey.filter(key -> !key.isBlank()),
                fields.text("name").orElse(""),
                frame(fields),
                start.map(CapturedAt::of),
                end.map(OffsetDateTime::toInstant),
                fields.extra(KNOWN));
        fields.check();
        return recording;
    }

    private static Frame frame(FoveaFields fields) {
        return new Frame(
                (int) fields.size("width", Integer.MAX_VALUE).orElse(0),
                (int) fields.size("height", Integer.MAX_VALUE).orElse(0),
                NO_ORIENTATION,
                fields.positive("fps").orElse(0),
                fields.size("frame_count", Long.MAX_VALUE).orElse(0));
    }

    private static void checkKey(FoveaFields fields, String name, String key) {
        boolean printable = key.codePoints().allMatch(NewRecording::printable);
        if (key.length() > KEY_CHARACTERS || !printable) {
            fields.problem("value_error", name, "must be 1 to " + KEY_CHARACTERS + " printable characters");
        }
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
