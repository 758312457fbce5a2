package dev.fovea.dialect.fovea;

import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import dev.fovea.http.RequestId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problem details of RFC 9457; {@code instance} is the id of the request, as the log has it. */
final class ProblemDetails {
    private static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDetails() {}

    /** Kinds of problem: the end of the {@code type}, the title, the status. */
    enum Kind {
        INVALID_REQUEST("invalid-request", "Invalid request", 400),
        UNAUTHORIZED("unauthorized", "Unauthorized", 401),
        FORBIDDEN("forbidden", "Forbidden", 403),
        NOT_FOUND("not-found", "Not found", 404),
        METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
        CONFLICT("conflict", "Conflict", 409),
        PRECONDITION_FAILED("precondition-failed", "Precondition failed", 412),
        TOO_LARGE("too-large", "Too large", 413),
        RANGE_NOT_SATISFIABLE("range-not-satisfiable", "Range not satisfiable", 416),
        KEY_REUSED("idempotency-key-reused", "Idempotency key reused", 422),
        UNDECODABLE("undecodable-picture", "The picture cannot be drawn", 422),
        TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429),
        INTERNAL("internal", "Internal error", 500),
        UNAVAILABLE("unavailable", "Unavailable", 503);

        private final String type;
        private final String title;
        private final int status;

        Kind(String type, String title, int status) {
            this.type = "urn:fovea:problem:" + type;
            this.title = title;
            this.status = status;
        }
    }

    static void answer(Context context, Kind kind, String detail) {
        Json.answer(context, kind.status, MEDIA_TYPE, body(context, kind, detail));
    }

    /** A problem with an entry for every broken rule. */
    static void answer(Context context, Kind kind, String detail, List<Problem> problems) {
        Map<String, Object> body = body(context, kind, detail);
        body.put("errors", problems.stream().map(ProblemDetails::entry).toList());
        Json.answer(context, kind.status, MEDIA_TYPE, body);
    }

    /** A problem with further members. */
    static void answer(Context context, Kind kind, String detail, Map<String, Object> more) {
        Map<String, Object> body = body(context, kind, detail);
        more.forEach(body::putIfAbsent);
        Json.answer(context, kind.status, MEDIA_TYPE, body);
    }

    private static Map<String, Object> body(Context context, Kind kind, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", kind.type);
        body.put("title", kind.title);
        body.put("status", kind.status);
        body.put("detail", detail);
        body.put("instance", RequestId.of(context));
        return body;
    }

    private static Map<String, Object> entry(Problem problem) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", field(problem.path()));
        entry.put("rule", problem.rule());
        entry.put("message", problem.message());
        return entry;
    }

    private static String field(List<Object> path) {
        StringBuilder field = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer index) {
                field.append('[').append(index.intValue()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step);
            }
        }
        return field.toString();
    }
}
