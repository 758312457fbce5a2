package dev.fovea.error;

import java.util.List;

/**
 * One broken rule of one field.
 *
 * @param rule name of the rule, e.g. {@code missing} or {@code string_too_short}
 * @param path where: member names and indexes from the root of the request
 * @param message a sentence for a person
 */
public record Problem(String rule, List<Object> path, String message) {
    public Problem {
        path = List.copyOf(path);
    }
}
