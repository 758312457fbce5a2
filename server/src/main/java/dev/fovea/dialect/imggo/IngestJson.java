package dev.fovea.dialect.imggo;

import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.StorableText;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON body. The first pass reads everything but the picture and notes where that begins; the second decodes the picture
 * from there straight into its file, so that it is never held, neither as text nor as bytes.
 */
final class IngestJson {
    /** From here on a text that is no URL is taken for the picture itself: a public client posts it so. */
    private static final int SHORTEST_PICTURE = 512;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]+=*\\s*");
    private static final Set<String> KNOWN = Set.of("metadata", "extras", "priority", "webhook_url", "idempotency_key");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(50_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Value> said = new LinkedHashMap<>();
    private OptionalLong pictureAt = OptionalLong.empty();

    private IngestJson() {}

    /** Understands a body that has arrived. */
    static Submission read(SpoolRequest.Body body, IngestImages images) throws IOException {
        IngestJson json = new IngestJson();
        json.readMembers(body);
        Value.Members said = new Value.Members(json.said);
        StorableText.require("body", said);
        if (json.pictureAt.isEmpty()) {
            return Submission.of(said);
        }
        try (InputStream text = json.pictureText(body)) {
            return Submission.of(said, images.receive(Base64Text.decode(text)), null);
        }
    }

    private void readMembers(SpoolRequest.Body body) throws IOException {
        try (JsonParser parser = MAPPER.createParser(body.open())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refusals.request("body", "the body must be a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                readMember(parser);
            }
            if (parser.nextToken() != null) {
                throw new FoveaException(new FoveaError.Malformed("text follows the JSON object", -1));
            }
        } catch (JacksonException e) {
            throw new FoveaException(new FoveaError.Malformed(e.getOriginalMessage(), -1), e);
        }
    }

    private void readMember(JsonParser parser) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        switch (name) {
            case "image_base64" -> notePicture(parser, token);
            case "image_url" -> noteUrl(parser, token);
            default -> {
                if (KNOWN.contains(name)) {
                    said.put(name, ValueJson.of(MAPPER.readTree(parser)));
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void notePicture(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw Refusals.parameter("image_base64", "must be a string");
        }
        pictureAt(parser.currentTokenLocation().getByteOffset());
    }

    private void noteUrl(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw Refusals.parameter("image_url", "must be a string");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        String text = parser.getString();
        if (isPicture(text)) {
            pictureAt(start);
        } else {
            said.put("image_url", new Value.Text(text));
        }
    }

    private static boolean isPicture(String text) {
        return text.startsWith("data:")
                || (text.length() > SHORTEST_PICTURE
                        && BASE64.matcher(text.substring(0, SHORTEST_PICTURE)).matches());
    }

    private void pictureAt(long offset) {
        if (pictureAt.isPresent()) {
            throw Submission.moreThanOneImage();
        }
        pictureAt = OptionalLong.of(offset);
    }

    private InputStream pictureText(SpoolRequest.Body body) throws IOException {
        InputStream json = new BufferedInputStream(body.open());
        json.skipNBytes(pictureAt.orElseThrow());
        if (json.read() != '"') {
            json.close();
            throw new FoveaException(new FoveaError.Malformed("the body must be UTF-8", -1));
        }
        return new JsonString(json);
    }
}
