package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON on the wire: compact UTF-8, at most 64 levels deep, the last of duplicate members wins. */
public final class Json {
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(64).build();

    /** The one mapper. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads a document.
     *
     * @throws FoveaException with {@code Malformed} when it is not JSON, with {@code Invalid} when it holds a text that
     *     no database can keep
     */
    public static JsonNode parse(byte[] body) {
        JsonNode document = read(body);
        StorableText.require("body", document);
        return document;
    }

    private static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw new FoveaException(new FoveaError.Malformed(e.getOriginalMessage(), offset), e);
        }
    }

    /** Answers with a document. */
    public static void answer(Context context, int status, Object body) {
        answer(context, status, "application/json", body);
    }

    /** Answers with a document of another JSON media type. */
    public static void answer(Context context, int status, String contentType, Object body) {
        context.status(status).contentType(contentType).result(MAPPER.writeValueAsBytes(body));
    }

    /** Answers with a document that is written while it is made. */
    public static OutputStream stream(Context context, int status) {
        try {
            context.status(status).contentType("application/json");
            return context.res().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
