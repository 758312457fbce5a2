package dev.fovea.core.port;

import java.time.Instant;
import java.util.List;

/** Housekeeping that one node at a time does for all. */
public interface Chores {
    /** A chore in a worker's hand. */
    record Claimed(Lease lease, String name) {}

    /** Makes sure that the chore is known. */
    void ensure(String name, Instant firstDue);

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(Instant now);

    /** Takes chores whose time has come. */
    List<Claimed> claim(String worker, Instant now, Instant until, int limit);

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until);

    /** Done for now. */
    boolean release(Lease lease, Instant nextDue);
}
