package dev.fovea.dialect.fovea;

import dev.fovea.http.Json;
import dev.fovea.model.Receipt;
import dev.fovea.model.Receipt.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;

/**
 * A payload as it stands in a JSON document: JSON to the digit, anything else as a string. It is read as a stream, twice
 * when it is JSON, because what is not well-formed must not be copied.
 */
final class ReceivedPayload {
    /** Opens the payload from its start. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private final Opening opening;
    private final boolean json;

    private ReceivedPayload(Opening opening, boolean json) {
        this.opening = opening;
        this.json = json;
    }

    /**
     * The payload of a receipt.
     *
     * @param blobs opens what is kept as a blob, by its hash
     */
    static ReceivedPayload of(Receipt receipt, Function<String, SeekableByteChannel> blobs) throws IOException {
        Opening opening = switch (receipt.raw()) {
            case Raw.Inline(String text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield () -> new ByteArrayInputStream(bytes);
            }
            case Raw.Stored(String sha256, long _) -> () -> Channels.newInputStream(blobs.apply(sha256));
        };
        return new ReceivedPayload(opening, receipt.contentType().contains("json") && isJson(opening));
    }

    private static boolean isJson(Opening opening) throws IOException {
        try (InputStream in = opening.open();
                JsonParser parser = Json.MAPPER.createParser(in)) {
            boolean value = parser.nextToken() != null;
            parser.skipChildren();
            return value && parser.currentToken() != JsonToken.NOT_AVAILABLE && parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }

    /** Writes one JSON value; the stream stays open. */
    void writeTo(OutputStream out) throws IOException {
        try (InputStream in = opening.open()) {
            if (json) {
                in.transferTo(out);
            } else {
                writeText(in, out);
            }
        }
    }

    private static void writeText(InputStream in, OutputStream out) throws IOException {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                JsonGenerator generator = Json.MAPPER
                        .writer()
                        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .createGenerator(out)) {
            generator.writeString(reader, -1);
        }
    }
}
