package dev.fovea.cli.client;

import java.net.URI;
import java.util.Optional;

/**
 * Where a server is and as whom it is called.
 *
 * @param server address without a path, such as {@code http://127.0.0.1:8080}
 * @param key a login token, an access token or a key of a dialect, sent as a bearer token; empty: nobody
 * @param deviceKey key of the device as which pictures are uploaded; empty: none
 */
public record Endpoint(URI server, Optional<String> key, Optional<String> deviceKey) {
    /** Where a server listens when nobody said anything else. */
    public static final String USUAL = "http://127.0.0.1:8080";

    /**
     * Checks the address.
     *
     * @throws Failure {@code USAGE} when it is no http or https address
     */
    public static URI address(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below, together with addresses of other schemes.
        }
        throw new Failure(ExitCode.USAGE, "'" + text + "' is not an address such as " + USUAL);
    }
}
