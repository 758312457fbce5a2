package dev.fovea.conformance;

import dev.fovea.conformance.Step.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param headers in the order received
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, List<Header> headers, byte[] body) {
    private static final int EXCERPT = 400;

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The beginning of the body, for messages. */
    public String excerpt() {
        String text = text();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}
