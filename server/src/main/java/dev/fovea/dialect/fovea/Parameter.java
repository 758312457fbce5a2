package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Parameters of a query, each refused by name when it cannot be read. */
final class Parameter {
    private Parameter() {}

    static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
    }

    static Optional<Boolean> flag(Context context, String name) {
        return text(context, name).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw refused(name, "must be true or false");
            }
            return Boolean.valueOf(text);
        });
    }

    static <E extends Enum<E>> Optional<E> word(Context context, String name, Class<E> words) {
        return text(context, name)
                .map(text -> Spelling.of(text, words)
                        .orElseThrow(() -> refused(name, "must be one of " + Spelling.words(words))));
    }

    static Optional<Instant> time(Context context, String name) {
        return text(context, name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                throw refused(name, "must be an ISO 8601 time with its offset");
            }
        });
    }

    static FoveaException refused(String name, String predicate) {
        return new FoveaException(FoveaError.Invalid.of(name, name + " " + predicate));
    }
}
