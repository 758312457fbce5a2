package dev.fovea.dialect.acusight;

import dev.fovea.error.FoveaException;
import dev.fovea.http.IsoTime;
import dev.fovea.http.Json;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Track;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metadata} part of an upload; every member is optional (acusight.md §3). */
record UploadMetadata(
        List<Track> annotations,
        boolean annotated,
        Producer producer,
        Optional<CapturedAt> timestamp,
        Optional<String> filename,
        OptionalInt width,
        OptionalInt height,
        String extra) {
    private static final Set<String> KNOWN = Set.of(
            "annotations", "model_id", "model_name", "model_version", "timestamp", "filename", "width", "height");

    static UploadMetadata parse(UploadForm form) {
        AcusightFields fields = AcusightFields.of(object(form.metadata()));
        return new UploadMetadata(
                AcusightAnnotations.read(fields.node().path("annotations")),
                fields.node().path("annotations").isArray(),
                Producer.parse(fields),
                fields.text("timestamp").map(UploadMetadata::time),
                fields.text("filename"),
                fields.size("width"),
                fields.size("height"),
                extra(fields.node()));
    }

    private static ObjectNode object(String text) {
        if (text.isBlank()) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            if (Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (FoveaException _) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    private static FoveaException notAnObject() {
        return AcusightFields.invalid("metadata", "metadata must be a JSON object");
    }

    private static CapturedAt time(String text) {
        try {
            return CapturedAt.of(IsoTime.parse(text.strip()));
        } catch (DateTimeException _) {
            throw AcusightFields.invalid("timestamp", "timestamp must be an ISO 8601 time");
        }
    }

    private static String extra(ObjectNode metadata) {
        ObjectNode rest = Json.MAPPER.createObjectNode();
        for (var member : metadata.properties()) {
            JsonNode value = member.getValue();
            if (!KNOWN.contains(member.getKey())) {
                rest.set(member.getKey(), value);
            }
        }
        return rest.toString();
    }
}
