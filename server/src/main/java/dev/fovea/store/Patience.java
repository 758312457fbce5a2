package dev.fovea.store;

import java.time.Duration;

/** A time after which a search stops looking. */
final class Patience {
    private final long end;

    private Patience(long end) {
        this.end = end;
    }

    static Patience of(Duration duration) {
        return new Patience(System.nanoTime() + duration.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }
}
