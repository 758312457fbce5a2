package dev.fovea.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.MDC;

/** The name of a request ({@code req_} and twelve characters: seed imggo, Response Headers), in the answer's {@code X-Request-Id} and in every log line about it. */
public final class RequestId {
    private static final String ATTRIBUTE = "fovea.request-id";
    private static final int DIGITS = 12;
    private static final String RECEIVED_AT = "fovea.received-at";

    private RequestId() {}

    static void assign(Context context) {
        String id = "req_" + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
        context.attribute(ATTRIBUTE, id);
        context.attribute(RECEIVED_AT, Instant.now());
        context.header("X-Request-Id", id);
        MDC.put("request", id);
    }

    /** The id of this request. */
    public static String of(Context context) {
        String id = context.attribute(ATTRIBUTE);
        return id == null ? "" : id;
    }

    /** When the request arrived, by the server's clock. */
    public static Instant receivedAt(Context context) {
        Instant at = context.attribute(RECEIVED_AT);
        return at == null ? Instant.EPOCH : at;
    }
}
