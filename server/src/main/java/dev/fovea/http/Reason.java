package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.Problem;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a call was refused, in one sentence for the log; a dialect words it for the caller in its own way. */
final class Reason {
    private Reason() {}

    static String of(FoveaError error) {
        return switch (error) {
            case FoveaError.Unauthenticated e -> word(e.proof()) + " " + word(e.flaw());
            case FoveaError.Forbidden e -> e.message();
            case FoveaError.TooManyAttempts _ -> "too many attempts";
            case FoveaError.Invalid e ->
                e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
            case FoveaError.Malformed e -> "the body cannot be read: " + e.message();
            case FoveaError.TargetMissing _ -> "no recording is named";
            case FoveaError.UnsupportedSchema e -> e.message();
            case FoveaError.NotFound e -> "no " + word(e.thing()) + " " + e.id();
            case FoveaError.Conflict e -> e.message();
            case FoveaError.TooLarge e -> "more than " + e.limitBytes() + " bytes";
            case FoveaError.UnsupportedFormat e -> "accepted is " + e.accepted() + ", found was " + e.found();
            case FoveaError.FetchFailed e -> "the picture could not be fetched: " + e.reason();
            case FoveaError.Unavailable e -> "exhausted: " + word(e.resource());
            case FoveaError.StorageFailed _ -> "the storage failed";
            case FoveaError.MethodNotAllowed e -> "allowed are " + String.join(", ", e.allowed());
            case FoveaError.Internal _ -> "a fault of the server";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
