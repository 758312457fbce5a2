package dev.fovea.core.collect;

import dev.fovea.model.ItemMark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Images one after the other, newest first, read in blocks. */
final class MarkStream {
    /** The number of no image: nothing is left. */
    static final long END = 0;

    private final Blocks blocks;
    private List<ItemMark> block = List.of();
    private int at;
    private OptionalLong before;
    private boolean last;

    /** Reads a block of images with a number below {@code before}. */
    @FunctionalInterface
    interface Blocks {
        Block read(OptionalLong before);
    }

    /**
     * A block.
     *
     * @param next below which number the next one is; empty after the last
     */
    record Block(List<ItemMark> marks, OptionalLong next) {
        Block {
            marks = List.copyOf(marks);
        }
    }

    MarkStream(Blocks blocks, OptionalLong before) {
        this.blocks = blocks;
        this.before = before;
    }

    /** The number of the image that comes next, or {@link #END}. */
    long number() {
        while (at == block.size() && !last) {
            Block read = blocks.read(before);
            block = read.marks();
            at = 0;
            before = read.next();
            last = before.isEmpty();
        }
        return at == block.size() ? END : block.get(at).number();
    }

    /** The image that comes next, if it is the one of that number; then it is passed. */
    Optional<ItemMark> take(long number) {
        return number() == number ? Optional.of(block.get(at++)) : Optional.empty();
    }
}
