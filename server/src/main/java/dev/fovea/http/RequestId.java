package dev.fovea.http;

import io.javalin.http.Context;
import java.util.UUID;
import org.slf4j.MDC;

/** The name of a request, in the answer's {@code X-Request-Id} and in every log line about it. */
public final class RequestId {
    private static final String ATTRIBUTE = "fovea.request-id";

    private RequestId() {}

    static void assign(Context context) {
        String id = "req_" + UUID.randomUUID().toString().replace("-", "");
        context.attribute(ATTRIBUTE, id);
        context.header("X-Request-Id", id);
        MDC.put("request", id);
    }

    /** The id of this request. */
    public static String of(Context context) {
        String id = context.attribute(ATTRIBUTE);
        return id == null ? "" : id;
    }
}
