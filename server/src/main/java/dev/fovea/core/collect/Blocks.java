package dev.fovea.core.collect;

import dev.fovea.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Lists that are read in parts of bounded size, newest first by number. */
final class Blocks {
    private Blocks() {}

    /** A page of rows, of which there is one more than fits if there are more. */
    static <T> Page<T> page(List<T> rows, int limit, ToLongFunction<T> number) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(number.applyAsLong(shown.getLast()))));
    }

    /**
     * Hands on everything, block by block.
     *
     * @param reader reads at most so many rows below a number
     */
    static <T> void each(
            BiFunction<OptionalLong, Integer, List<T>> reader,
            int size,
            ToLongFunction<T> number,
            Consumer<List<T>> consumer) {
        OptionalLong before = OptionalLong.empty();
        List<T> block;
        do {
            block = reader.apply(before, size);
            if (!block.isEmpty()) {
                consumer.accept(block);
                before = OptionalLong.of(number.applyAsLong(block.getLast()));
            }
        } while (block.size() == size);
    }
}
