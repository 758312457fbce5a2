package dev.fovea.dialect.genlogs;

import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words errors as {@code {"detail": …}}: a sentence, or for 422 one entry a field (genlogs.md §4). */
final class GenlogsErrors {
    private GenlogsErrors() {}

    /** One entry of a 422. */
    record Entry(String type, List<Object> loc, String msg) {}

    static void answer(Context context, FoveaError error) {
        switch (error) {
            case FoveaError.Unauthenticated e -> unauthenticated(context, e);
            case FoveaError.Forbidden _ -> detail(context, 403, "Insufficient permissions");
            case FoveaError.TooManyAttempts e -> later(context, 429, "Too many attempts", e.retryAfter());
            case FoveaError.Invalid e -> entries(context, e.problems());
            case FoveaError.Malformed e -> malformed(context, e);
            case FoveaError.NotFound _ -> detail(context, 404, "Not Found");
            case FoveaError.MethodNotAllowed _ -> detail(context, 405, "Method Not Allowed");
            case FoveaError.Conflict e -> detail(context, 409, e.message());
            case FoveaError.TooLarge _ -> detail(context, 413, "Request body too large");
            case FoveaError.FetchFailed _ -> detail(context, 500, "Error downloading the image");
            case FoveaError.UnsupportedFormat _ -> detail(context, 500, "Error downloading the image");
            case FoveaError.StorageFailed _ -> detail(context, 500, "Error storing the image");
            case FoveaError.Unavailable e
            when e.resource() == FoveaError.Resource.DISK ->
                later(context, 503, "Storage is full, try again later", e.retryAfter());
            case FoveaError.Unavailable e -> later(context, 503, "Service busy, try again", e.retryAfter());
            case FoveaError.TargetMissing _ -> detail(context, 500, "Internal server error");
            case FoveaError.UnsupportedSchema _ -> detail(context, 500, "Internal server error");
            case FoveaError.Internal _ -> detail(context, 500, "Internal server error");
        }
    }

    private static void unauthenticated(Context context, FoveaError.Unauthenticated error) {
        boolean missing = error.flaw() == FoveaError.Flaw.MISSING;
        switch (error.proof()) {
            case API_KEY -> detail(context, 401, missing ? "Missing API key" : "Invalid API key");
            case ACCESS_TOKEN -> accessToken(context, error.flaw());
            case PASSWORD -> detail(context, 401, "Incorrect email or password");
            case REFRESH_TOKEN -> detail(context, 401, "Invalid refresh token");
            case DEVICE_KEY, PROVISIONING_TOKEN -> detail(context, 401, "Invalid credentials");
        }
    }

    /** An expired token is 403 (seed genlogs, Error Response). */
    private static void accessToken(Context context, FoveaError.Flaw flaw) {
        switch (flaw) {
            case MISSING -> detail(context, 401, "Missing access token");
            case EXPIRED -> detail(context, 403, "Access token has expired");
            case INVALID, REVOKED -> detail(context, 401, "Invalid access token");
        }
    }

    private static void malformed(Context context, FoveaError.Malformed error) {
        entries(
                context,
                List.of(new Problem(
                        "json_invalid", List.of("body", Math.max(0, error.offset())), "JSON decode error")));
    }

    private static void entries(Context context, List<Problem> problems) {
        List<Entry> entries = new ArrayList<>();
        problems.forEach(problem -> entries.add(new Entry(problem.rule(), problem.path(), problem.message())));
        Json.answer(context, 422, Map.of("detail", entries));
    }

    private static void later(Context context, int status, String text, Duration retryAfter) {
        context.header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        detail(context, status, text);
    }

    private static void detail(Context context, int status, String text) {
        Json.answer(context, status, Map.of("detail", text));
    }
}
