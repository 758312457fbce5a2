package dev.fovea.dialect.acusight;

import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words errors as {@code {"success":false,"error":{code,message,details}}}; the notify route, whose seed shows flat
 * objects of strings, as {@code {"error":"…"}} (acusight.md §2, §4).
 */
final class AcusightErrors {
    private static final Duration SLOT_RETRY = Duration.ofSeconds(5);

    private AcusightErrors() {}

    /** An error in words. The plain text is that of the notify route. */
    private record Wording(int status, String code, String message, String details, String plain) {
        static Wording of(int status, String code, String message) {
            return new Wording(status, code, message, "", message);
        }

        static Wording of(int status, String code, String message, String plain) {
            return new Wording(status, code, message, "", plain);
        }

        Wording withDetails(String text) {
            return new Wording(status, code, message, text, plain);
        }
    }

    static void answer(Context context, FoveaError error) {
        Wording wording = word(error);
        if (error instanceof FoveaError.Unavailable unavailable) {
            context.header("Retry-After", Long.toString(retryAfter(unavailable).toSeconds()));
        }
        if (context.path().equals(DeviceDoor.NOTIFY)) {
            Json.answer(context, wording.status(), Map.of("error", wording.plain()));
        } else {
            Json.answer(context, wording.status(), envelope(wording, error));
        }
    }

    private static Wording word(FoveaError error) {
        return switch (error) {
            case FoveaError.Unauthenticated e -> unauthenticated(e);
            case FoveaError.Forbidden e -> forbidden(e);
            case FoveaError.TooManyAttempts _ -> Wording.of(429, "RATE_LIMITED", "Too many attempts");
            case FoveaError.Invalid e -> invalid(e);
            case FoveaError.Malformed _ ->
                Wording.of(400, "VALIDATION_ERROR", "malformed JSON", "invalid request payload: malformed JSON");
            case FoveaError.NotFound e -> Wording.of(404, "NOT_FOUND", notFound(e));
            case FoveaError.MethodNotAllowed _ -> Wording.of(405, "METHOD_NOT_ALLOWED", "Method not allowed");
            case FoveaError.Conflict e -> conflict(e);
            case FoveaError.TooLarge e ->
                Wording.of(413, "FILE_TOO_LARGE", tooLarge(e.limitBytes()), "request body too large");
            case FoveaError.UnsupportedFormat e ->
                Wording.of(415, "UNSUPPORTED_FORMAT", "Supported formats: " + e.accepted())
                        .withDetails("the file looks like: " + e.found());
            case FoveaError.Unavailable e
            when e.resource() == FoveaError.Resource.DISK ->
                Wording.of(
                        503, "STORAGE_UNAVAILABLE", "The storage is full, images are taken again when there is room");
            case FoveaError.Unavailable _ ->
                Wording.of(503, "BATCH_UNAVAILABLE", "No batch slot could be reserved", "failed to reserve batch slot");
            case FoveaError.StorageFailed _ ->
                Wording.of(503, "STORAGE_UNAVAILABLE", "The image could not be stored", "internal server error");
            case FoveaError.FetchFailed _ -> internal();
            case FoveaError.TargetMissing _ -> internal();
            case FoveaError.UnsupportedSchema _ -> internal();
            case FoveaError.Internal _ -> internal();
        };
    }

    private static Wording internal() {
        return Wording.of(500, "INTERNAL_ERROR", "Internal server error", "internal server error");
    }

    private static Wording unauthenticated(FoveaError.Unauthenticated error) {
        boolean expired = error.flaw() == FoveaError.Flaw.EXPIRED;
        return switch (error.proof()) {
            case DEVICE_KEY ->
                Wording.of(
                        401,
                        "INVALID_DEVICE_KEY",
                        "Missing or invalid device API key",
                        "missing or invalid device key");
            case PROVISIONING_TOKEN ->
                expired
                        ? Wording.of(401, "TOKEN_EXPIRED", "The provisioning token has expired")
                        : Wording.of(401, "INVALID_TOKEN", "The provisioning token is not valid");
            case ACCESS_TOKEN, REFRESH_TOKEN, API_KEY, PASSWORD ->
                expired
                        ? Wording.of(401, "TOKEN_EXPIRED", "The access token has expired")
                        : Wording.of(401, "UNAUTHORIZED", "Missing or invalid access token");
        };
    }

    private static Wording forbidden(FoveaError.Forbidden error) {
        return switch (error.bar()) {
            case DEVICE_NOT_APPROVED -> Wording.of(403, "DEVICE_NOT_APPROVED", error.message());
            case NOT_YOUR_DEVICE -> Wording.of(403, "FORBIDDEN", error.message());
            case ROLE, SCOPE -> Wording.of(403, "FORBIDDEN", error.message());
        };
    }

    private static Wording invalid(FoveaError.Invalid error) {
        String message = error.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
        return Wording.of(400, "VALIDATION_ERROR", message, "invalid request payload: " + message);
    }

    private static Wording conflict(FoveaError.Conflict error) {
        return switch (error.clash()) {
            case DUPLICATE_IMAGE ->
                Wording.of(409, "DUPLICATE_IMAGE", error.message())
                        .withDetails("sha256:" + error.details().get("sha256"));
            case DEVICE_EXISTS -> Wording.of(409, "DEVICE_EXISTS", error.message());
            case NAME_TAKEN,
                    LAST_ADMINISTRATOR,
                    CREDENTIAL_ENDED,
                    AMBIGUOUS_RUN,
                    IDEMPOTENCY_KEY,
                    KEPT,
                    COUNT_DIFFERS,
                    STATE -> Wording.of(409, "CONFLICT", error.message());
        };
    }

    private static String notFound(FoveaError.NotFound error) {
        return switch (error.thing()) {
            case ROUTE -> "No such route";
            case IMAGE, CONTENT, RECEIPT -> "Image not found";
            case BATCH -> "Batch not found";
            case RECORDING, RUN -> "Recording not found";
            case EXPORT -> "Export not found";
            case EVENT, USER, REQUEST, RULE, PATTERN, JOB, WEBHOOK, DELIVERY, QUERY, DATASET -> "Not found";
            case SOURCE -> "Device not found";
            case CREDENTIAL -> "Token not found";
            case ORGANISATION -> "Organization not found";
        };
    }

    private static String tooLarge(long limitBytes) {
        return limitBytes >= UploadForm.MAX_IMAGE_BYTES
                ? "Image exceeds the maximum size of 50MB"
                : "Request body too large";
    }

    private static Duration retryAfter(FoveaError.Unavailable error) {
        return switch (error.resource()) {
            case BATCH_SLOT, DATABASE -> SLOT_RETRY;
            case WORKERS, JOB_QUEUE, LISTENERS, DISK -> error.retryAfter();
        };
    }

    private static Map<String, Object> envelope(Wording wording, FoveaError error) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("code", wording.code());
        inner.put("message", wording.message());
        if (!wording.details().isEmpty()) {
            inner.put("details", wording.details());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", inner);
        if (error instanceof FoveaError.Conflict conflict && conflict.clash() == FoveaError.Clash.DUPLICATE_IMAGE) {
            body.put("data", existingIds(conflict));
        }
        return body;
    }

    /** So that a device whose first answer was lost can finish. */
    private static Map<String, Object> existingIds(FoveaError.Conflict conflict) {
        Map<String, Object> ids = new LinkedHashMap<>();
        for (String name : new String[] {"image_id", "batch_id", "storage_key"}) {
            ids.put(name, conflict.details().getOrDefault(name, ""));
        }
        return ids;
    }
}
