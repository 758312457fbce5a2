package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.export.ExportOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Body of {@code POST /v1/exports}: the members are those of {@link ExportQuery}, lists as arrays. */
final class ExportBody {
    private ExportBody() {}

    static ExportOrder read(byte[] body) {
        if (body.length == 0 || !(Json.parse(body) instanceof ObjectNode object)) {
            throw new FoveaException(FoveaError.Invalid.of("body", "a JSON object is required"));
        }
        Map<String, List<String>> words = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                words.put(member.getKey(), words(member.getKey(), member.getValue()));
            }
        });
        return ExportQuery.of(words);
    }

    private static List<String> words(String name, JsonNode value) {
        return value instanceof ArrayNode array && ExportQuery.isList(name)
                ? array.valueStream().map(item -> word(name, item)).toList()
                : List.of(word(name, value));
    }

    private static String word(String name, JsonNode value) {
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        throw new FoveaException(
                FoveaError.Invalid.of(name, name + " must be a string, a number or a list of strings"));
    }
}
