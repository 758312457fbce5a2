package dev.fovea.store;

import dev.fovea.model.search.Interval;

/** Numbers between two ends. */
final class NumberSql {
    private NumberSql() {}

    /** Holds for no null. */
    static Condition within(String column, Interval interval) {
        Condition number = Condition.of(column + " is not null");
        Condition from = interval.from()
                .map(end -> number.and(Condition.of(column + (end.included() ? " >= ?" : " > ?"), end.value())))
                .orElse(number);
        return interval.to()
                .map(end -> from.and(Condition.of(column + (end.included() ? " <= ?" : " < ?"), end.value())))
                .orElse(from);
    }
}
