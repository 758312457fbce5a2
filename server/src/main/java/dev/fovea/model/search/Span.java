package dev.fovea.model.search;

import java.time.Duration;

/** How long a bucket of time is; buckets begin at the epoch, in UTC. */
public enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Span(Duration length) {
        this.length = length;
    }

    /** From the start of a bucket to the next. */
    public Duration length() {
        return length;
    }
}
