package dev.fovea.dialect.hub;

import dev.fovea.http.StorableText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads values of a required type from a token stream; {@code null} counts as absent. Types are
 * never coerced: the vendor's decoder refuses {@code "0"} and {@code 1.0} where an integer belongs.
 */
final class HubJsonReader {

    private final JsonParser json;

    HubJsonReader(JsonParser json) {
        this.json = json;
    }

    /** Moves to the value of the next member and returns its name; null at the end of the object. */
    @Nullable
    String nextMember() {
        String name = json.nextName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    /** Whether the value is an object to read with {@link #nextMember}; false for null. */
    boolean object() throws HubBindingException {
        return starts(JsonToken.START_OBJECT, "an object");
    }

    /** Whether the value is an array to read with {@link #nextElement}; false for null. */
    boolean array() throws HubBindingException {
        return starts(JsonToken.START_ARRAY, "an array");
    }

    private boolean starts(JsonToken start, String type) throws HubBindingException {
        JsonToken token = json.currentToken();
        if (token != start && token != JsonToken.VALUE_NULL) {
            throw wrongType(type);
        }
        return token == start;
    }

    /** Moves to the next element; false at the end of the array. */
    boolean nextElement() {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    @Nullable
    String text() throws HubBindingException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> storable(json.getString());
            case VALUE_NULL -> null;
            default -> throw wrongType("a string");
        };
    }

    /** A string, or a number as its text. */
    @Nullable
    String textOrNumber() throws HubBindingException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> storable(json.getString());
            case VALUE_NULL -> null;
            default -> throw wrongType("a string or a number");
        };
    }

    private String storable(String text) throws HubBindingException {
        if (!StorableText.isStorable(text)) {
            throw new HubBindingException(path() + " must not contain NUL or half of a surrogate pair");
        }
        return text;
    }

    /** A finite number that is not null. */
    double number() throws HubBindingException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("a number");
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw wrongType("a number within the range of doubles");
        }
        return value;
    }

    /** A 64-bit integer that is not null. */
    long longInteger() throws HubBindingException {
        requireInteger();
        return json.getLongValue();
    }

    /** A 32-bit integer that is not null. */
    int integer() throws HubBindingException {
        requireInteger();
        return json.getIntValue();
    }

    private void requireInteger() throws HubBindingException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("an integer");
        }
    }

    @Nullable
    Double numberOrNull() throws HubBindingException {
        return isNull() ? null : number();
    }

    @Nullable
    Integer integerOrNull() throws HubBindingException {
        return isNull() ? null : integer();
    }

    @Nullable
    Long longIntegerOrNull() throws HubBindingException {
        return isNull() ? null : longInteger();
    }

    @Nullable
    Boolean truthOrNull() throws HubBindingException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw wrongType("true or false");
        };
    }

    /** Whether the value is true; null counts as false. */
    boolean truth() throws HubBindingException {
        return Boolean.TRUE.equals(truthOrNull());
    }

    /** Passes over the value. */
    void skip() {
        json.skipChildren();
    }

    JsonParser parser() {
        return json;
    }

    private HubBindingException wrongType(String expected) {
        return new HubBindingException(path() + " must be " + expected);
    }

    /** Where the current value is, such as {@code tracks[3].boxes[0].frame}. */
    String path() {
        boolean opening = json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY;
        TokenStreamContext context = json.streamReadContext();
        StringBuilder path = new StringBuilder();
        prepend(path, opening && context.getParent() != null ? context.getParent() : context);
        return path.isEmpty() ? "body" : path.toString();
    }

    private static void prepend(StringBuilder path, TokenStreamContext context) {
        if (context.getParent() != null) {
            prepend(path, context.getParent());
        }
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.currentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(context.currentName());
        }
    }
}
