package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Value;
import tools.jackson.databind.JsonNode;

/**
 * Texts that every database can keep: PostgreSQL knows no NUL character, and UTF-8 no half of a surrogate pair, both of
 * which JSON can spell.
 */
public final class StorableText {
    private StorableText() {}

    /**
     * Gives the text back.
     *
     * @param field named in the refusal
     * @throws FoveaException {@code Invalid} when it holds such a character
     */
    public static String require(String field, String text) {
        if (!isStorable(text)) {
            throw new FoveaException(
                    FoveaError.Invalid.of(field, field + " must not contain NUL or half of a surrogate pair"));
        }
        return text;
    }

    /** Looks at every text and every name in the document; {@code field} as in {@link #require(String, String)}. */
    public static void require(String field, JsonNode document) {
        if (document.isString()) {
            require(field, document.stringValue());
        }
        document.properties().forEach(member -> {
            require(field, member.getKey());
            require(field, member.getValue());
        });
        if (document.isArray()) {
            document.forEach(item -> require(field, item));
        }
    }

    /** Whether every database can keep the text. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** Looks at every text and every name in the value; {@code field} as in {@link #require(String, String)}. */
    public static void require(String field, Value value) {
        switch (value) {
            case Value.Text(String text) -> require(field, text);
            case Value.Items(var items) -> items.forEach(item -> require(field, item));
            case Value.Members(var members) ->
                members.forEach((name, member) -> {
                    require(field, name);
                    require(field, member);
                });
            case Value.Null _, Value.Flag _, Value.Num _ -> {}
        }
    }
}
