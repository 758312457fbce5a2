package dev.fovea.core.work;

import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.List;

/**
 * Work of one kind that waits in the database for whichever node is free. Rows are claimed with a lease: a worker that
 * dies loses the lease, not the work.
 *
 * @param <T> what is to be done
 */
public interface Lane<T> {
    /** For thread names and the log. */
    String name();

    /** Takes up to {@code limit} pieces of work whose time has come, most urgent first. */
    List<Held<T>> claim(String worker, Instant now, Instant until, int limit);

    /** Holds on for longer; false when the lease was lost. */
    boolean extend(Lease lease, Instant until);

    /**
     * Does the work and writes what became of it under the lease. An interrupt means that the server stops or that the
     * lease was lost; the work is then given back if it still can be.
     */
    void run(Held<T> held) throws InterruptedException;

    /** A piece of work with the hold on it. */
    record Held<T>(Lease lease, T work) {}
}
