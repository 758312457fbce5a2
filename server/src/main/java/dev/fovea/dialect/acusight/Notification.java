package dev.fovea.dialect.acusight;

import dev.fovea.model.Track;
import java.util.List;
import java.util.Optional;

/** Body of the notify route (seed acusight notify, handlers.ImageNotificationRequest). */
record Notification(
        String deviceId,
        String filename,
        String storageKey,
        int width,
        int height,
        Optional<List<Track>> annotations,
        Producer producer) {
    private static final int KEY_CHARACTERS = 512;

    static Notification parse(byte[] body) {
        AcusightFields fields = AcusightFields.body(body);
        boolean annotated = fields.node().path("annotations").isArray();
        List<Track> tracks = AcusightAnnotations.read(fields.node().path("annotations"));
        return new Notification(
                fields.requiredText("device_id"),
                fields.requiredText("filename"),
                storageKey(fields.requiredText("storage_key")),
                fields.requiredSize("width"),
                fields.requiredSize("height"),
                annotated ? Optional.of(tracks) : Optional.empty(),
                Producer.parse(fields));
    }

    private static String storageKey(String key) {
        boolean climbs = List.of(key.split("/", -1)).contains("..");
        boolean printable = key.chars().noneMatch(Character::isISOControl);
        if (climbs || key.startsWith("/") || key.length() > KEY_CHARACTERS || !printable) {
            throw AcusightFields.invalid("storage_key", "invalid storage_key");
        }
        return key;
    }
}
