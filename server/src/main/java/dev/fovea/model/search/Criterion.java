package dev.fovea.model.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A condition on a medium. */
public sealed interface Criterion {
    /** Holds for every medium. */
    Criterion EVERYTHING = new All(List.of());

    /** Every one of these holds; of none, always. */
    record All(List<Criterion> of) implements Criterion {
        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one of these holds. */
    record Any(List<Criterion> of) implements Criterion {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** This does not hold. */
    record Not(Criterion of) implements Criterion {}

    /**
     * Received by the server within a span.
     *
     * @param from first instant, included
     * @param until end, excluded
     */
    record Received(Optional<Instant> from, Optional<Instant> until) implements Criterion {}

    /** Came in by this dialect. */
    record ByDialect(String name) implements Criterion {}

    /** Belongs to the batch of this {@code batch_} id. */
    record InBatch(String id) implements Criterion {}

    /** Sent by the source that calls itself so. */
    record FromSource(String externalId) implements Criterion {}

    /** Has a box of this label. */
    record Labelled(String label) implements Criterion {}
}
