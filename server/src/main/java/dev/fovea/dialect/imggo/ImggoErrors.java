package dev.fovea.dialect.imggo;

import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import dev.fovea.http.RequestId;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** Words errors as {@code {"success":false,"error":{code,message,details},"request_id"}} (contract imggo.md §2, §9). */
final class ImggoErrors {
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);

    private ImggoErrors() {}

    /** An error in words; without details the member is left out. */
    private record Wording(int status, String code, String message, Value.Members details) {
        static Wording of(int status, String code, String message) {
            return new Wording(status, code, message, Value.Members.EMPTY);
        }

        Wording with(Shape shape) {
            return new Wording(status, code, message, shape.done());
        }
    }

    static void answer(Context context, FoveaError error) {
        Wording wording = word(context, error);
        retryAfter(error).ifPresent(wait -> context.header("Retry-After", Long.toString(Math.max(1, seconds(wait)))));
        ImggoWire.send(context, wording.status(), envelope(context, wording));
    }

    private static Value.Members envelope(Context context, Wording wording) {
        Shape error = Shape.object().text("code", wording.code()).text("message", wording.message());
        if (!wording.details().values().isEmpty()) {
            error.value("details", wording.details());
        }
        return Shape.object()
                .flag("success", false)
                .value("error", error.done())
                .text("request_id", RequestId.of(context))
                .done();
    }

    private static Wording word(Context context, FoveaError error) {
        return switch (error) {
            case FoveaError.Unauthenticated e -> unauthenticated(e);
            case FoveaError.Forbidden e -> Wording.of(403, "insufficient_permissions", e.message());
            case FoveaError.TooManyAttempts _ -> tooMany(context);
            case FoveaError.Invalid e -> invalid(e.problems().getFirst());
            case FoveaError.Malformed e ->
                Wording.of(400, "invalid_json", "The request body could not be read: " + e.message());
            case FoveaError.NotFound e -> notFound(e);
            case FoveaError.MethodNotAllowed e ->
                Wording.of(405, "method_not_allowed", "Allowed methods: " + String.join(", ", e.allowed()));
            case FoveaError.Conflict e -> conflict(e);
            case FoveaError.TooLarge e -> tooLarge(e);
            case FoveaError.UnsupportedFormat e ->
                Wording.of(422, "unsupported_format", "Supported formats: " + e.accepted())
                        .with(Shape.object().text("found", e.found()));
            case FoveaError.Unavailable e
            when e.resource() == FoveaError.Resource.DISK ->
                Wording.of(503, "service_unavailable", "The storage is full, please try again later");
            case FoveaError.Unavailable _ ->
                Wording.of(503, "service_unavailable", "The service is busy, please try again");
            case FoveaError.StorageFailed _ -> internal();
            case FoveaError.FetchFailed _ -> internal();
            case FoveaError.TargetMissing _ -> internal();
            case FoveaError.UnsupportedSchema _ -> internal();
            case FoveaError.Internal _ -> internal();
        };
    }

    private static Wording internal() {
        return Wording.of(500, "internal_error", "An internal error occurred");
    }

    private static Wording unauthenticated(FoveaError.Unauthenticated error) {
        return switch (error.flaw()) {
            case MISSING -> Wording.of(401, "missing_authorization", "Authorization header is required");
            case INVALID, EXPIRED, REVOKED ->
                Wording.of(401, "invalid_api_key", "The API key is invalid, revoked or expired");
        };
    }

    private static Wording tooMany(Context context) {
        Shape details = Shape.object();
        RateHeaders.of(context)
                .ifPresent(allowance -> details.number("limit", allowance.limit())
                        .number("remaining", allowance.remaining())
                        .time("reset_at", allowance.resetsAt()));
        return Wording.of(429, "rate_limit_exceeded", "Rate limit exceeded, please slow down")
                .with(details);
    }

    /** The rule is the code; rules of other authors than this dialect's are an invalid request. */
    private static Wording invalid(Problem problem) {
        String field =
                String.join(".", problem.path().stream().map(String::valueOf).toList());
        String message = problem.message();
        return switch (problem.rule()) {
            case Refusals.MISSING_FIELD, "missing" -> field(400, Refusals.MISSING_FIELD, message, "field", field);
            case Refusals.INVALID_PARAMETER -> field(400, Refusals.INVALID_PARAMETER, message, "parameter", field);
            case Refusals.INVALID_IMAGE_URL -> field(400, Refusals.INVALID_IMAGE_URL, message, "url", field);
            case "pattern_inactive" -> Wording.of(400, "pattern_inactive", message);
            case Refusals.UNSUPPORTED_MEDIA_TYPE -> Wording.of(415, Refusals.UNSUPPORTED_MEDIA_TYPE, message);
            case Refusals.LOW_IMAGE_QUALITY -> Wording.of(422, Refusals.LOW_IMAGE_QUALITY, message);
            case Refusals.INVALID_SCHEMA ->
                Wording.of(422, Refusals.INVALID_SCHEMA, "The schema is not valid: " + message)
                        .with(Shape.object().text("field", field).text("reason", message));
            default -> field(400, Refusals.INVALID_REQUEST, message, "field", field);
        };
    }

    private static Wording field(int status, String code, String message, String name, String field) {
        return Wording.of(status, code, message).with(Shape.object().text(name, field));
    }

    private static Wording notFound(FoveaError.NotFound error) {
        return switch (error.thing()) {
            case PATTERN -> Wording.of(404, "pattern_not_found", "Pattern not found");
            case JOB -> Wording.of(404, "job_not_found", "Job not found");
            case EXPORT -> Wording.of(404, "not_found", "Not found");
            case WEBHOOK, DELIVERY -> Wording.of(404, "webhook_not_found", "Webhook not found");
            case EVENT,
                    IMAGE,
                    CONTENT,
                    RECEIPT,
                    BATCH,
                    RECORDING,
                    RUN,
                    SOURCE,
                    CREDENTIAL,
                    USER,
                    REQUEST,
                    RULE,
                    ORGANISATION,
                    QUERY,
                    DATASET -> Wording.of(404, "not_found", "Not found");
            case ROUTE -> Wording.of(404, "not_found", "No such endpoint");
        };
    }

    private static Wording conflict(FoveaError.Conflict error) {
        return switch (error.clash()) {
            case IDEMPOTENCY_KEY ->
                Wording.of(409, "idempotency_conflict", "A request with this Idempotency-Key is still running");
            case DUPLICATE_IMAGE,
                    DEVICE_EXISTS,
                    NAME_TAKEN,
                    LAST_ADMINISTRATOR,
                    CREDENTIAL_ENDED,
                    AMBIGUOUS_RUN,
                    KEPT,
                    COUNT_DIFFERS,
                    STATE -> Wording.of(409, "conflict", error.message());
        };
    }

    /** A picture over its limit is a bad request, a body over the cap of the door is too large (contract imggo.md §9). */
    private static Wording tooLarge(FoveaError.TooLarge error) {
        if (error.limitBytes() > IngestDoor.IMAGE_BYTES) {
            return Wording.of(413, "image_too_large", "The request exceeds " + mebibytes(error.limitBytes()) + " MB");
        }
        if (error.limitBytes() < IngestDoor.IMAGE_BYTES) {
            return Wording.of(413, "request_too_large", "The request exceeds " + (error.limitBytes() >> 10) + " KB");
        }
        Shape details = Shape.object();
        error.bytes().ifPresent(bytes -> details.value("file_size_mb", new Value.Num(mebibytes(bytes))));
        details.value("max_size_mb", new Value.Num(mebibytes(error.limitBytes())));
        return Wording.of(400, "image_too_large", "The image exceeds the maximum size of 10 MB")
                .with(details);
    }

    /** Rounded up, so that a file one byte over the limit is not said to be of its size. */
    private static BigDecimal mebibytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(MEBIBYTE, 2, RoundingMode.CEILING)
                .stripTrailingZeros();
    }

    private static Optional<Duration> retryAfter(FoveaError error) {
        return switch (error) {
            case FoveaError.TooManyAttempts e -> Optional.of(e.retryAfter());
            case FoveaError.Unavailable e -> Optional.of(e.retryAfter());
            case FoveaError.Conflict e
            when e.clash() == FoveaError.Clash.IDEMPOTENCY_KEY -> Optional.of(Duration.ofSeconds(1));
            default -> Optional.empty();
        };
    }

    private static long seconds(Duration wait) {
        return Math.ceilDiv(wait.toMillis(), 1000L);
    }
}
