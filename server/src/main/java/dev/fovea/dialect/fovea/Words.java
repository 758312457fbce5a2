package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters that take one of a few words. */
final class Words {
    private Words() {}

    /** The value that a parameter names; empty when it is not there. */
    static <E extends Enum<E>> Optional<E> parameter(Context context, String name, E[] values) {
        Optional<String> word = Optional.ofNullable(context.queryParam(name));
        Optional<E> value = word.flatMap(text -> of(text, values));
        if (word.isPresent() && value.isEmpty()) {
            throw new FoveaException(FoveaError.Invalid.of(name, name + " must be " + list(values)));
        }
        return value;
    }

    /** The value that a word names, if it names one. */
    static <E extends Enum<E>> Optional<E> of(String word, E[] values) {
        return Stream.of(values).filter(value -> spelled(value).equals(word)).findFirst();
    }

    /** All words, for an error. */
    static <E extends Enum<E>> String list(E[] values) {
        return Stream.of(values).map(Words::spelled).collect(Collectors.joining(" or "));
    }

    /** Words of a constant are joined by hyphens. */
    static String spelled(Enum<?> value) {
        return Spelling.word(value).replace('_', '-');
    }
}
