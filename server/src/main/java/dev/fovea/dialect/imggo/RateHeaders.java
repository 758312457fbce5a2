package dev.fovea.dialect.imggo;

import dev.fovea.http.RateLimits.Allowance;
import io.javalin.http.Context;
import java.util.Optional;

/** The three headers that every answer has (seed imggo, Response Headers). */
final class RateHeaders {
    private static final String ATTRIBUTE = "imggo.allowance";

    private RateHeaders() {}

    static void write(Context context, Allowance allowance) {
        context.attribute(ATTRIBUTE, allowance);
        context.header("X-RateLimit-Limit", Long.toString(allowance.limit()));
        context.header("X-RateLimit-Remaining", Long.toString(allowance.remaining()));
        context.header("X-RateLimit-Reset", Long.toString(allowance.resetsAt().getEpochSecond()));
    }

    /** What was written for this request. */
    static Optional<Allowance> of(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }
}
