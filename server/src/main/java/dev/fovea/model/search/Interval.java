package dev.fovea.model.search;

import java.util.Optional;

/** Numbers between two ends; an absent end is no limit. */
public record Interval(Optional<End> from, Optional<End> to) {
    /**
     * An end of an interval.
     *
     * @param included whether the end itself belongs to it
     */
    public record End(double value, boolean included) {}

    /** Numbers from {@code from} to {@code to}, both included. */
    public static Interval between(double from, double to) {
        return new Interval(Optional.of(new End(from, true)), Optional.of(new End(to, true)));
    }

    /** Numbers above {@code end}. */
    public static Interval above(double end, boolean included) {
        return new Interval(Optional.of(new End(end, included)), Optional.empty());
    }

    /** Numbers below {@code end}. */
    public static Interval below(double end, boolean included) {
        return new Interval(Optional.empty(), Optional.of(new End(end, included)));
    }
}
