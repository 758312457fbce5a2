package dev.fovea.engine.ocr.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One value as all looks show it.
 *
 * @param best the option that speaks best for it
 * @param score 0..1 and more, raised by every further look that shows the same
 * @param looks numbers of the looks that show it as one of their better options
 */
record Pooled(Option best, double score, Set<Integer> looks) {
    /** What another look that agrees is worth. */
    private static final double AGREES = 0.12;

    /** What a second place on the page is worth. */
    private static final double REPEATED = 0.04;

    private static final double BETTER = 0.6;

    Pooled {
        looks = Set.copyOf(looks);
    }

    static Pooled of(List<Option> same, double top) {
        Option best = same.getFirst();
        Set<Integer> looks = new HashSet<>();
        for (Option option : same) {
            if (better(option, best)) {
                best = option;
            }
            if (option.score() >= BETTER * top) {
                looks.add(option.look());
            }
        }
        Option chosen = best;
        boolean repeated = same.stream().anyMatch(option -> option.look() == chosen.look() && !option.overlaps(chosen));
        double score = same.stream().mapToDouble(Option::score).max().orElse(0);
        return new Pooled(
                best, (score + (repeated ? REPEATED : 0)) * (1 + AGREES * Math.max(0, looks.size() - 1)), looks);
    }

    private static boolean better(Option one, Option other) {
        return one.score() * (0.5 + one.meanConfidence()) > other.score() * (0.5 + other.meanConfidence());
    }

    Pooled withScore(double other) {
        return new Pooled(best, other, looks);
    }

    String key() {
        return best.key();
    }
}
