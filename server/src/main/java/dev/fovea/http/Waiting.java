package dev.fovea.http;

import io.javalin.http.Context;
import java.time.Duration;

/**
 * Time that a call took because its client asked to wait, or goes on listening: it says nothing of how fast the server is,
 * so it does not count as time of the call.
 */
public final class Waiting {
    private static final String ATTRIBUTE = "fovea.waited";

    private Waiting() {}

    /** Notes that so much of the call was waiting. */
    public static void note(Context context, Duration waited) {
        context.attribute(ATTRIBUTE, of(context).plus(waited));
    }

    /** What is left of the time that a call took. */
    static Duration without(Context context, Duration took) {
        Duration left = took.minus(of(context));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration of(Context context) {
        Duration waited = context.attribute(ATTRIBUTE);
        return waited == null ? Duration.ZERO : waited;
    }
}
