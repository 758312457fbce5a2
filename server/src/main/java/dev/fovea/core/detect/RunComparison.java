package dev.fovea.core.detect;

import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What two runs of one recording have in common, frame by frame: boxes that overlap enough are matched, the rest is only in one of
 * them. Pure; it holds the boxes of one frame at a time beside the runs themselves.
 */
public final class RunComparison {
    /** Pairs of boxes that are looked at over all frames: a second or two of work. */
    private static final long MOST_LOOKS = 200_000_000;

    private RunComparison() {}

    /**
     * When two boxes of a frame are the same.
     *
     * @param overlap least intersection over union, above 0 to 1
     * @param sameLabel whether their labels must be equal
     */
    public record Rules(double overlap, boolean sameLabel) {}

    /**
     * A frame on which the runs differ.
     *
     * @param matched how many boxes of it both have
     */
    public record Difference(long frame, int matched, List<FrameBox> onlyA, List<FrameBox> onlyB) {
        /** Copies the lists. */
        public Difference {
            onlyA = List.copyOf(onlyA);
            onlyB = List.copyOf(onlyB);
        }
    }

    /**
     * The whole in numbers. Runs without boxes agree completely.
     *
     * @param frames with a box of either run
     * @param differing frames on which one has a box that the other has not
     * @param relabelled matched boxes whose labels differ
     * @param overlaps sum of the intersections over union of matched boxes
     */
    public record Summary(
            long frames, long differing, long matched, long onlyA, long onlyB, long relabelled, double overlaps) {
        private static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0);

        /** Of the boxes of B, the share that A has: how far B is right if A is the truth. */
        public double precision() {
            return share(matched, matched + onlyB);
        }

        /** Of the boxes of A, the share that B has: how much B finds if A is the truth. */
        public double recall() {
            return share(matched, matched + onlyA);
        }

        /** Harmonic mean of {@link #precision} and {@link #recall}. */
        public double f1() {
            return share(2 * matched, 2 * matched + onlyA + onlyB);
        }

        /** Mean intersection over union of matched boxes; 0 when there are none. */
        public double meanOverlap() {
            return matched == 0 ? 0 : overlaps / matched;
        }

        private static double share(long part, long whole) {
            return whole == 0 ? 1 : (double) part / whole;
        }

        private Summary plus(FrameMatch frame) {
            return new Summary(
                    frames + 1,
                    differing + (frame.differs() ? 1 : 0),
                    matched + frame.matched().size(),
                    onlyA + frame.onlyA().size(),
                    onlyB + frame.onlyB().size(),
                    relabelled
                            + frame.matched().stream()
                                    .filter(pair -> !Objects.equals(
                                            pair.a().label(), pair.b().label()))
                                    .count(),
                    overlaps
                            + frame.matched().stream()
                                    .mapToDouble(FrameMatch.Pair::overlap)
                                    .sum());
        }
    }

    /**
     * The first differences and, from the very beginning, the numbers.
     *
     * @param next frame at which the next differences begin; empty when these are all
     */
    public record Compared(Summary summary, List<Difference> differences, OptionalLong next) {
        /** Copies the list. */
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compares all frames.
     *
     * @param limit of differences
     */
    public static Compared compare(List<Track> a, List<Track> b, Rules rules, int limit) {
        return walk(a, b, rules, 0, limit, true);
    }

    /**
     * The differences from a frame on; the summary is of the frames that were looked at only.
     *
     * @param limit of differences
     */
    public static Compared differences(List<Track> a, List<Track> b, Rules rules, long from, int limit) {
        return walk(a, b, rules, from, limit, false);
    }

    private static Compared walk(List<Track> a, List<Track> b, Rules rules, long from, int limit, boolean toTheEnd) {
        FrameWalk left = new FrameWalk(a, from);
        FrameWalk right = new FrameWalk(b, from);
        FrameMatch.Effort effort = new FrameMatch.Effort(MOST_LOOKS);
        Summary summary = Summary.NOTHING;
        List<Difference> differences = new ArrayList<>();
        OptionalLong next = OptionalLong.empty();
        while ((left.frame().isPresent() || right.frame().isPresent()) && (toTheEnd || next.isEmpty())) {
            long frame =
                    Math.min(left.frame().orElse(Long.MAX_VALUE), right.frame().orElse(Long.MAX_VALUE));
            FrameMatch match = FrameMatch.of(left.take(frame), right.take(frame), rules, effort);
            summary = summary.plus(match);
            if (match.differs() && differences.size() < limit) {
                differences.add(new Difference(frame, match.matched().size(), match.onlyA(), match.onlyB()));
            } else if (match.differs() && next.isEmpty()) {
                next = OptionalLong.of(frame);
            }
        }
        return new Compared(summary, differences, next);
    }
}
