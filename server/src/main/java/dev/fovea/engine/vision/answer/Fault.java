package dev.fovea.engine.vision.answer;

import java.util.List;

/**
 * One place where an answer does not fit its schema.
 *
 * @param path member names and indexes (from 0) from the root
 * @param message what is wrong, in words
 */
public record Fault(List<Object> path, String message) {
    public Fault {
        path = List.copyOf(path);
    }

    /** The place as it is written in results, e.g. {@code line_items[0].amount}. */
    public String place() {
        return Paths.write(path);
    }
}
