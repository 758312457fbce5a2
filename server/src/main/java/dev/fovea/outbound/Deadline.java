package dev.fovea.outbound;

import java.time.Duration;

/** The moment by which a call must be over, on the monotonic clock. */
record Deadline(long nanoTime) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Time left, at least one millisecond: zero means "for ever" to sockets. */
    Duration remaining() {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        Duration least = Duration.ofMillis(1);
        return left.compareTo(least) < 0 ? least : left;
    }

    /** The time left, but not more than {@code limit}. */
    Duration remaining(Duration limit) {
        Duration left = remaining();
        return left.compareTo(limit) < 0 ? left : limit;
    }
}
