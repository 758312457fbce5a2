package dev.fovea.dialect.hub;

import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import dev.fovea.http.RequestId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words errors in the vendor's envelope (hub.md §2). */
final class HubErrors {
    static final String BINDING_FAILED = "analysis_detections_binding_failed";
    static final String ALL_INVALID = "analysis_detections_all_invalid";
    private static final String FAILED = "analysis_detections_failed";

    private HubErrors() {}

    /** An error in words. */
    private record Wording(int status, String entity, String message) {}

    static void answer(Context context, FoveaError error) {
        Wording wording = word(context, error);
        retryAfter(error)
                .ifPresent(wait -> context.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        Json.answer(context, wording.status(), envelope(context, wording, error));
    }

    private static Optional<Duration> retryAfter(FoveaError error) {
        return switch (error) {
            case FoveaError.TooManyAttempts e -> Optional.of(e.retryAfter());
            case FoveaError.Unavailable e -> Optional.of(e.retryAfter());
            default -> Optional.empty();
        };
    }

    private static Wording word(Context context, FoveaError error) {
        return switch (error) {
            case FoveaError.Unauthenticated e -> unauthenticated(e);
            case FoveaError.Forbidden e -> new Wording(403, "authentication_scopes_missing", e.message());
            case FoveaError.TooManyAttempts _ -> new Wording(429, "authentication_failed", "Too many attempts");
            case FoveaError.Invalid e -> new Wording(400, invalidEntity(context), invalid(e));
            case FoveaError.Malformed e -> new Wording(400, invalidEntity(context), e.message());
            case FoveaError.TargetMissing _ ->
                new Wording(400, "analysis_detections_target_missing", "mediaKey or analysisId is required");
            case FoveaError.UnsupportedSchema e ->
                new Wording(400, "analysis_detections_unsupported_schema_version", e.message());
            case FoveaError.NotFound e -> notFound(e);
            case FoveaError.MethodNotAllowed _ -> new Wording(405, "method_not_allowed", "Method not allowed");
            case FoveaError.Conflict e -> conflict(e);
            case FoveaError.TooLarge e ->
                new Wording(
                        413,
                        "analysis_detections_too_large",
                        "Request body exceeds the maximum of " + e.limitBytes() + " bytes");
            case FoveaError.UnsupportedFormat e ->
                new Wording(415, BINDING_FAILED, "Supported formats: " + e.accepted());
            case FoveaError.Unavailable e
            when e.resource() == FoveaError.Resource.DISK ->
                new Wording(503, FAILED, "Storage is full, try again later");
            case FoveaError.Unavailable _ -> new Wording(503, FAILED, "Service busy, try again");
            case FoveaError.StorageFailed _ -> new Wording(500, FAILED, "Detections could not be stored");
            case FoveaError.FetchFailed _ -> new Wording(500, FAILED, "Internal server error");
            case FoveaError.Internal _ -> new Wording(500, FAILED, "Internal server error");
        };
    }

    private static Wording unauthenticated(FoveaError.Unauthenticated error) {
        if (error.proof() == FoveaError.Proof.PASSWORD) {
            return new Wording(401, "authentication_failed", "Authentication failed");
        }
        return switch (error.flaw()) {
            case MISSING -> new Wording(401, "authentication_not_found", "No access token was given");
            case INVALID -> new Wording(401, "authentication_invalid", "The access token is not valid");
            case EXPIRED -> new Wording(401, "authentication_expired", "The access token has expired");
            case REVOKED -> new Wording(401, "authentication_revoked", "The access token was revoked");
        };
    }

    private static String invalidEntity(Context context) {
        if (context.path().equals("/login")) {
            return "authentication_failed";
        }
        if (context.path().startsWith("/recordings")) {
            return "recording_binding_failed";
        }
        return context.path().startsWith("/profile/") ? "accesstoken_missing_info" : BINDING_FAILED;
    }

    private static String invalid(FoveaError.Invalid error) {
        return error.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
    }

    private static Wording notFound(FoveaError.NotFound error) {
        return switch (error.thing()) {
            case RECORDING, IMAGE, CONTENT, RECEIPT ->
                new Wording(404, "analysis_not_found", "No such recording exists for the caller");
            case RUN ->
                new Wording(404, "analysis_detections_not_found", "No such detection run exists for the caller");
            case CREDENTIAL -> new Wording(404, "accesstoken_not_found", "No such access token");
            case EXPORT -> new Wording(404, "not_found", "No such export");
            case EVENT,
                    BATCH,
                    SOURCE,
                    USER,
                    REQUEST,
                    RULE,
                    ORGANISATION,
                    PATTERN,
                    JOB,
                    WEBHOOK,
                    DELIVERY,
                    QUERY,
                    DATASET -> new Wording(404, "not_found", "Not found");
            case ROUTE -> new Wording(404, "not_found", "No such route");
        };
    }

    private static Wording conflict(FoveaError.Conflict error) {
        return switch (error.clash()) {
            case NAME_TAKEN -> new Wording(409, "accesstoken_name_exists", error.message());
            case AMBIGUOUS_RUN -> new Wording(409, "analysis_detections_ambiguous", error.message());
            case DUPLICATE_IMAGE,
                    DEVICE_EXISTS,
                    LAST_ADMINISTRATOR,
                    CREDENTIAL_ENDED,
                    IDEMPOTENCY_KEY,
                    KEPT,
                    COUNT_DIFFERS,
                    STATE -> new Wording(409, "conflict", error.message());
        };
    }

    private static Map<String, Object> envelope(Context context, Wording wording, FoveaError error) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("error", wording.message());
        if (error instanceof FoveaError.Conflict conflict && !conflict.details().isEmpty()) {
            metadata.put("data", conflict.details());
        }
        return envelope(context, wording.status(), wording.entity(), wording.message(), metadata);
    }

    /** The envelope of an error; more about it stands in {@code metadata}. */
    static Map<String, Object> envelope(
            Context context, int status, String entity, String message, Map<String, Object> more) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", RequestId.receivedAt(context).getEpochSecond());
        metadata.put("traceId", RequestId.of(context));
        metadata.put("path", context.path());
        metadata.putAll(more);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("httpStatusCode", status);
        envelope.put("applicationStatusCode", "error");
        envelope.put("entityStatusCode", entity);
        envelope.put("message", message);
        envelope.put("metadata", metadata);
        return envelope;
    }
}
