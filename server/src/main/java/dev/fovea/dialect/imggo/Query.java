package dev.fovea.dialect.imggo;

import dev.fovea.http.StorableText;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters; an empty one counts as absent. */
final class Query {
    private Query() {}

    static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(text -> !text.isEmpty())
                .map(text -> StorableText.require(name, text));
    }

    /** A word of a list, in any case. */
    static <T> Optional<T> word(Context context, String name, Function<String, Optional<T>> meaning, String allowed) {
        return text(context, name)
                .map(word -> meaning.apply(word.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> Refusals.parameter(name, "must be one of " + allowed)));
    }
}
