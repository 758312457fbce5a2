package dev.fovea.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call as it was answered, without secrets.
 *
 * @param org empty when nobody knows the caller
 * @param requestId as the answer's {@code X-Request-Id}
 * @param route pattern of the path; empty when no route was found
 * @param query as it was sent; empty when there was none
 * @param caller the user's name, or the prefix of the key
 * @param bytesOut empty when the answer was streamed
 * @param reason why it was refused
 * @param body beginning of the text that was sent, of a refused call only
 */
public record ApiCall(
        Optional<OrgId> org,
        String requestId,
        Instant at,
        String api,
        String method,
        String route,
        String path,
        String query,
        Optional<String> caller,
        String address,
        int status,
        Duration took,
        long bytesIn,
        OptionalLong bytesOut,
        Optional<String> idempotencyKey,
        Optional<String> reason,
        Map<String, String> headers,
        Optional<Body> body) {
    public ApiCall {
        headers = Map.copyOf(headers);
    }

    /**
     * What was sent.
     *
     * @param cut whether more was sent than this
     */
    public record Body(String text, boolean cut) {}

    /** The same call of other words. */
    public ApiCall with(
            String newPath,
            String newQuery,
            Optional<String> newReason,
            Map<String, String> newHeaders,
            Optional<Body> newBody) {
        return new ApiCall(
                org,
                requestId,
                at,
                api,
                method,
                route,
                newPath,
                newQuery,
                caller,
                address,
                status,
                took,
                bytesIn,
                bytesOut,
                idempotencyKey,
                newReason,
                newHeaders,
                newBody);
    }
}
