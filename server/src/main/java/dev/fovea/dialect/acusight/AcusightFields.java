package dev.fovea.dialect.acusight;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads members of JSON objects; the first that is wrong is named, as the documents' messages do. */
final class AcusightFields {
    private final ObjectNode object;
    private final String prefix;

    private AcusightFields(ObjectNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** A request body that is an object. */
    static AcusightFields body(byte[] body) {
        if (body.length > 0 && Json.parse(body) instanceof ObjectNode object) {
            return new AcusightFields(object, "");
        }
        throw invalid("body", body.length == 0 ? "malformed JSON" : "a JSON object is required");
    }

    /** Members of an object inside another; {@code prefix} is where it stands. */
    static AcusightFields of(ObjectNode object, String prefix) {
        return new AcusightFields(object, prefix + ".");
    }

    /** An object that is not inside another. */
    static AcusightFields of(ObjectNode object) {
        return new AcusightFields(object, "");
    }

    ObjectNode node() {
        return object;
    }

    String requiredText(String name) {
        JsonNode node = required(name);
        if (!node.isString()) {
            throw invalid(name, prefix + name + " must be a string");
        }
        if (node.stringValue().isBlank()) {
            throw invalid(name, prefix + name + " must not be empty");
        }
        return node.stringValue();
    }

    Optional<String> text(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw invalid(name, prefix + name + " must be a string");
        }
        return Optional.of(node.stringValue()).filter(text -> !text.isBlank());
    }

    int requiredSize(String name) {
        return size(name, required(name));
    }

    OptionalInt size(String name) {
        JsonNode node = object.path(name);
        return absent(node) ? OptionalInt.empty() : OptionalInt.of(size(name, node));
    }

    private int size(String name, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() <= 0) {
            throw invalid(name, prefix + name + " must be a positive integer");
        }
        return node.intValue();
    }

    Optional<Boolean> bool(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            throw invalid(name, prefix + name + " must be true or false");
        }
        return Optional.of(node.booleanValue());
    }

    Optional<ObjectNode> object(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (node instanceof ObjectNode child) {
            return Optional.of(child);
        }
        throw invalid(name, prefix + name + " must be an object");
    }

    private JsonNode required(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            throw invalid(name, prefix + name + " is required");
        }
        return node;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static FoveaException invalid(String field, String message) {
        return new FoveaException(FoveaError.Invalid.of(field, message));
    }
}
