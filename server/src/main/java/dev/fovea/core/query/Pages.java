package dev.fovea.core.query;

import dev.fovea.core.port.Searches.Found;
import dev.fovea.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Cuts rows into pages; the cursor is the number of the last row shown. */
final class Pages {
    private Pages() {}

    /**
     * A page.
     *
     * @param rows one row more than the page holds, if there are that many
     */
    static <T> Page<T> of(List<T> rows, int limit, ToLongFunction<T> number) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(number.applyAsLong(shown.getLast()))));
    }

    /**
     * A page of a search.
     *
     * @param found one row more than the page holds, if there are that many
     */
    static <T> Page<T> found(Found<T> found, int limit, ToLongFunction<T> number) {
        Page<T> page = of(found.items(), limit, number);
        OptionalLong reached = found.reached();
        return page.nextCursor().isPresent() || reached.isEmpty()
                ? page
                : new Page<>(page.items(), Optional.of(Long.toString(reached.getAsLong())));
    }
}
