package dev.fovea.dialect.hub;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads members of the small bodies; the first that is wrong is named. Detection runs have their own parser. */
final class HubFields {
    private HubFields() {}

    static ObjectNode object(byte[] body) {
        if (body.length > 0 && Json.parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw invalid("body", "a JSON object is required");
    }

    static String requiredText(ObjectNode fields, String name) {
        return text(fields, name).orElseThrow(() -> invalid(name, name + " is required"));
    }

    static Optional<String> text(ObjectNode fields, String name) {
        JsonNode node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw invalid(name, name + " must be a string");
        }
        return Optional.of(node.stringValue());
    }

    static FoveaException invalid(String field, String message) {
        return new FoveaException(FoveaError.Invalid.of(field, message));
    }
}
