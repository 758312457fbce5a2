package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.StorableText;
import io.javalin.http.Context;

/**
 * {@code reason} and {@code force} of a deletion.
 *
 * @param reason for the audit log; empty when none is given
 * @param force whether also what is kept goes
 */
record RemovalQuery(String reason, boolean force) {
    /** Longest reason, in characters. */
    static final int LONGEST_REASON = 500;

    static RemovalQuery of(Context context) {
        return new RemovalQuery(reason(context), force(context));
    }

    private static String reason(Context context) {
        String reason = context.queryParam("reason");
        if (reason == null) {
            return "";
        }
        if (reason.length() > LONGEST_REASON) {
            throw invalid("reason", "reason must have at most " + LONGEST_REASON + " characters");
        }
        return StorableText.require("reason", reason);
    }

    private static boolean force(Context context) {
        String force = context.queryParam("force");
        return switch (force) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("force", "force must be true or false");
        };
    }

    private static FoveaException invalid(String field, String message) {
        return new FoveaException(FoveaError.Invalid.of(field, message));
    }
}
