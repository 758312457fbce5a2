package dev.fovea.model.export;

import java.util.Set;

/**
 * Which boxes an export holds. Empty sets do not restrict.
 *
 * @param labels classes in words
 * @param producers names of the producers of runs
 * @param runs ids of runs
 * @param minConfidence least confidence, 0..1; a box without one passes
 */
public record BoxChoice(Set<String> labels, Set<String> producers, Set<String> runs, double minConfidence) {
    /** Every box. */
    public static final BoxChoice ALL = new BoxChoice(Set.of(), Set.of(), Set.of(), 0);

    public BoxChoice {
        labels = Set.copyOf(labels);
        producers = Set.copyOf(producers);
        runs = Set.copyOf(runs);
    }
}
