package dev.fovea.dialect.fovea;

import dev.fovea.dialect.fovea.ProblemDetails.Kind;
import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import dev.fovea.http.RequestId;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.stream.Collectors;

/** Words errors as problem details (fovea.md, Rules); to an unknown path it adds the route that comes nearest. */
final class FoveaErrors {
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);
    private static final String BAD_LINK =
            "The link has expired or is not whole; ask for a new one, or have it renewed by POST /v1/links/renew";
    private static final String TOO_MANY_LISTENERS = "So many already listen to the events of this organisation on this"
            + " node as events.listeners allows, or the node is about to stop; ask again later, or without wait";
    private final NearestRoute nearest;

    FoveaErrors(NearestRoute nearest) {
        this.nearest = nearest;
    }

    void answer(Context context, FoveaError error) {
        switch (error) {
            case FoveaError.Unauthenticated e -> unauthenticated(context, e);
            case FoveaError.Forbidden e -> ProblemDetails.answer(context, Kind.FORBIDDEN, e.message());
            case FoveaError.TooManyAttempts e ->
                later(context, Kind.TOO_MANY_REQUESTS, "Too many attempts", e.retryAfter());
            case FoveaError.Invalid e -> invalid(context, e);
            case FoveaError.Malformed e -> malformed(context, e);
            case FoveaError.NotFound e -> ProblemDetails.answer(context, Kind.NOT_FOUND, notFound(context, e));
            case FoveaError.MethodNotAllowed e ->
                ProblemDetails.answer(
                        context, Kind.METHOD_NOT_ALLOWED, "This path takes " + String.join(", ", e.allowed()));
            case FoveaError.Conflict e -> ProblemDetails.answer(context, Kind.CONFLICT, e.message(), e.details());
            case FoveaError.TooLarge e ->
                ProblemDetails.answer(
                        context, Kind.TOO_LARGE, "The body may have at most " + e.limitBytes() + " bytes");
            case FoveaError.Unavailable e -> unavailable(context, e);
            case FoveaError.StorageFailed _ ->
                later(context, Kind.UNAVAILABLE, "The storage failed, try again", STORAGE_RETRY);
            case FoveaError.UnsupportedFormat _ -> internal(context);
            case FoveaError.FetchFailed _ -> internal(context);
            case FoveaError.TargetMissing _ -> internal(context);
            case FoveaError.UnsupportedSchema _ -> internal(context);
            case FoveaError.Internal _ -> internal(context);
        }
    }

    private static void internal(Context context) {
        ProblemDetails.answer(
                context, Kind.INTERNAL, "A fault of the server; its log has it under " + RequestId.of(context));
    }

    private static void later(Context context, Kind kind, String detail, Duration after) {
        context.header("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
        ProblemDetails.answer(context, kind, detail);
    }

    private static void unavailable(Context context, FoveaError.Unavailable error) {
        switch (error.resource()) {
            case LISTENERS -> later(context, Kind.TOO_MANY_REQUESTS, TOO_MANY_LISTENERS, error.retryAfter());
            case DISK ->
                later(
                        context,
                        Kind.UNAVAILABLE,
                        "The disk is full; it takes pictures and large bodies again when there is room",
                        error.retryAfter());
            case BATCH_SLOT, WORKERS, DATABASE, JOB_QUEUE ->
                later(context, Kind.UNAVAILABLE, "Busy, try again", error.retryAfter());
        }
    }

    private static void unauthenticated(Context context, FoveaError.Unauthenticated error) {
        context.header("WWW-Authenticate", "Bearer");
        boolean link = context.queryParam("signature") != null;
        ProblemDetails.answer(context, Kind.UNAUTHORIZED, link ? BAD_LINK : flaw(error.flaw()));
    }

    private static String flaw(FoveaError.Flaw flaw) {
        return switch (flaw) {
            case MISSING -> "Send a login token or an access token as Authorization: Bearer …";
            case INVALID -> "The token is not valid here";
            case EXPIRED -> "The token has expired";
            case REVOKED -> "The token has been revoked";
        };
    }

    private static void invalid(Context context, FoveaError.Invalid error) {
        String detail = error.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
        ProblemDetails.answer(context, Kind.INVALID_REQUEST, detail, error.problems());
    }

    private static void malformed(Context context, FoveaError.Malformed error) {
        String where = error.offset() < 0 ? "" : " at byte " + error.offset();
        ProblemDetails.answer(context, Kind.INVALID_REQUEST, "The body is not JSON" + where + ": " + error.message());
    }

    private String notFound(Context context, FoveaError.NotFound error) {
        return switch (error.thing()) {
            case ROUTE -> noRoute(context, error.id());
            case IMAGE -> "No image or recording " + error.id();
            case RECORDING -> "No recording " + error.id();
            case CONTENT -> "The bytes of " + error.id() + " are not here (yet)";
            case RECEIPT -> "No receipt of " + error.id();
            case BATCH -> "No batch " + error.id();
            case RUN -> "No detection run " + error.id();
            case SOURCE -> "No device " + error.id();
            case CREDENTIAL -> "No key " + error.id();
            case USER -> "No user " + error.id();
            case RULE -> "No rule of retention " + error.id();
            case REQUEST -> "No request " + error.id();
            case PATTERN -> "No pattern " + error.id();
            case JOB -> "No job " + error.id();
            case WEBHOOK -> "No webhook " + error.id();
            case EXPORT -> "No export " + error.id();
            case DELIVERY -> "No delivery " + error.id();
            case QUERY -> "No query " + error.id();
            case DATASET -> "No dataset or version " + error.id();
            case EVENT -> "No event " + error.id();
            case ORGANISATION -> "No organisation " + error.id();
        };
    }

    private String noRoute(Context context, String path) {
        String hint =
                nearest.to(context.method(), path).map(FoveaErrors::question).orElse("");
        return "Nothing is served at " + path + hint;
    }

    private static String question(Route route) {
        return "; did you mean " + route.method() + " " + route.path() + "?";
    }
}
