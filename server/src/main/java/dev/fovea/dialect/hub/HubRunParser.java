package dev.fovea.dialect.hub;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses a {@code POST /detections} body in one pass over its tokens. Members that the contract does
 * not know are passed over; of a repeated member the last one counts.
 */
final class HubRunParser {

    /** Largest body of the seed, 32 MiB. */
    static final int BODY_BYTES = 32 * 1024 * 1024;

    /** Deepest nesting accepted in any dialect. */
    private static final int DEPTH = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(BODY_BYTES)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /**
     * Parses a whole body.
     *
     * @throws HubBindingException when the body is not what the contract describes
     */
    HubRunRequest parse(byte[] body) throws HubBindingException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            return parse(json, body.length);
        }
    }

    /**
     * Parses a body while it arrives.
     *
     * @param bodyBytes announced length, 0 when unknown
     * @throws HubBindingException when the body is not what the contract describes
     * @throws IOException when the stream cannot be read, as the stream threw it
     */
    HubRunRequest parse(InputStream body, long bodyBytes) throws HubBindingException, IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            return parse(json, bodyBytes);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }

    private static HubRunRequest parse(JsonParser json, long bodyBytes) throws HubBindingException {
        HubJsonReader reader = new HubJsonReader(json);
        try {
            return read(json, reader, bodyBytes);
        } catch (JacksonIOException failed) {
            throw failed;
        } catch (JacksonException malformed) {
            throw new HubBindingException(describe(malformed, reader));
        }
    }

    private static HubRunRequest read(JsonParser json, HubJsonReader reader, long bodyBytes)
            throws HubBindingException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new HubBindingException("body must be a JSON object");
        }
        HubRunRequest request = new HubRunReader(reader, bodyBytes).read();
        if (json.nextToken() != null) {
            throw new HubBindingException("body must end after the JSON object");
        }
        return request;
    }

    private static String describe(JacksonException malformed, HubJsonReader reader) {
        TokenStreamLocation at = malformed.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return reader.path() + ": " + malformed.getOriginalMessage() + where;
    }
}
