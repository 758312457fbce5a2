package dev.fovea.core.detect;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The boxes of one frame of two runs, matched greedily: of all pairs that overlap enough the best first, no box twice. Which run is
 * called the first makes no difference.
 */
record FrameMatch(List<Pair> matched, List<FrameBox> onlyA, List<FrameBox> onlyB) {
    /** Pairs of one frame that may come into question. */
    private static final int MOST_PAIRS = 500_000;

    /** Two boxes and their overlap. */
    record Pair(FrameBox a, FrameBox b, double overlap) {
        /** The better pair first; among equals an order that does not depend on which run is the first. */
        static final Comparator<Pair> BEST_FIRST = Comparator.comparingDouble(Pair::overlap)
                .reversed()
                .thenComparing(Pair::lesser, FrameBox.ORDER)
                .thenComparing(Pair::greater, FrameBox.ORDER);

        private FrameBox lesser() {
            return FrameBox.ORDER.compare(a, b) <= 0 ? a : b;
        }

        private FrameBox greater() {
            return FrameBox.ORDER.compare(a, b) <= 0 ? b : a;
        }
    }

    /** Counts what was looked at, so that hostile runs end in a refusal and not in hours. */
    static final class Effort {
        private long left;

        Effort(long looks) {
            left = looks;
        }

        void look() {
            if (--left < 0) {
                throw tooDense();
            }
        }
    }

    static FrameMatch of(List<FrameBox> a, List<FrameBox> b, RunComparison.Rules rules, Effort effort) {
        List<Pair> pairs = pairs(a, b, rules, effort);
        pairs.sort(Pair.BEST_FIRST);
        Set<FrameBox> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Pair> matched = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!taken.contains(pair.a()) && !taken.contains(pair.b())) {
                taken.add(pair.a());
                taken.add(pair.b());
                matched.add(pair);
            }
        }
        return new FrameMatch(matched, rest(a, taken), rest(b, taken));
    }

    private static List<Pair> pairs(List<FrameBox> a, List<FrameBox> b, RunComparison.Rules rules, Effort effort) {
        List<FrameBox> sorted = b.stream()
                .sorted(Comparator.comparingDouble(box -> box.box().x1()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (FrameBox left : a) {
            for (FrameBox right : sorted) {
                if (right.box().x1() > left.box().x2()) {
                    break;
                }
                effort.look();
                add(pairs, left, right, rules);
            }
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, FrameBox left, FrameBox right, RunComparison.Rules rules) {
        double overlap = left.overlap(right);
        if (overlap >= rules.overlap() && (!rules.sameLabel() || Objects.equals(left.label(), right.label()))) {
            if (pairs.size() >= MOST_PAIRS) {
                throw tooDense();
            }
            pairs.add(new Pair(left, right, overlap));
        }
    }

    private static FoveaException tooDense() {
        return new FoveaException(FoveaError.Invalid.of(
                "b", "the boxes of these runs lie too close to each other on too many frames to be compared"));
    }

    private static List<FrameBox> rest(List<FrameBox> all, Set<FrameBox> taken) {
        return all.stream()
                .filter(box -> !taken.contains(box))
                .sorted(FrameBox.ORDER)
                .toList();
    }

    boolean differs() {
        return !onlyA.isEmpty() || !onlyB.isEmpty();
    }
}
