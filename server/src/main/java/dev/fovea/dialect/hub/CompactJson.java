package dev.fovea.dialect.hub;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes a free object of a request again as compact JSON, up to a size. */
final class CompactJson {

    private final HubJsonReader reader;
    private final int maxBytes;
    private final StringBuilder text = new StringBuilder();

    CompactJson(HubJsonReader reader, int maxBytes) {
        this.reader = reader;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the object that the reader stands on.
     *
     * @return compact JSON, null when it is larger than allowed
     * @throws HubBindingException when it holds a number beyond the range of doubles
     */
    @Nullable
    String copyObject() throws HubBindingException {
        text.setLength(0);
        int depth = 0;
        do {
            depth += copyToken();
            if (depth > 0) {
                reader.parser().nextToken();
            }
        } while (depth > 0);
        return fits() ? text.toString() : null;
    }

    /** Copies the current token and returns by how much it changes the depth. */
    private int copyToken() throws HubBindingException {
        JsonToken token = reader.parser().currentToken();
        if (token.isStructEnd()) {
            append(token == JsonToken.END_OBJECT ? "}" : "]");
            return -1;
        }
        separate();
        if (token.isStructStart()) {
            append(token == JsonToken.START_OBJECT ? "{" : "[");
            return 1;
        }
        copyScalar(token);
        return 0;
    }

    private void copyScalar(JsonToken token) throws HubBindingException {
        switch (token) {
            case PROPERTY_NAME -> {
                quote(reader.parser().currentName());
                append(":");
            }
            case VALUE_STRING -> quote(reader.parser().getString());
            case VALUE_NUMBER_FLOAT -> {
                var _ = reader.number();
                append(reader.parser().getString());
            }
            default -> append(reader.parser().getString());
        }
    }

    /** A comma belongs before everything that does not follow an opening or a name. */
    private void separate() {
        if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
            append(",");
        }
    }

    private void quote(String value) {
        append("\"");
        if (text.length() <= maxBytes) {
            JsonStringEncoder.getInstance().quoteAsString(value, text);
        }
        append("\"");
    }

    /** Stops growing once the size is passed, however long the object is. */
    private void append(String piece) {
        if (text.length() <= maxBytes) {
            text.append(piece);
        }
    }

    private boolean fits() {
        return text.length() <= maxBytes && text.toString().getBytes(StandardCharsets.UTF_8).length <= maxBytes;
    }
}
