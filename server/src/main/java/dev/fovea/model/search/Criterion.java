package dev.fovea.model.search;

import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
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

    /**
     * Captured within a span; client clocks.
     *
     * @param from first instant, included
     * @param until end, excluded
     */
    record Captured(Optional<Instant> from, Optional<Instant> until) implements Criterion {}

    /** Is an image, a document or a video. */
    record OfKind(MediaKind kind) implements Criterion {}

    /** Is this medium. */
    record WithId(MediaId id) implements Criterion {}

    /** Is the medium of this number. */
    record WithNumber(long number) implements Criterion {}

    /** Has these bytes: 64 lower-case hex digits. */
    record WithHash(String sha256) implements Criterion {}

    /** Has a number above {@code after} and not above {@code last}. */
    record Numbered(long after, long last) implements Criterion {}

    /** Has such a file name, in any case. */
    record WithFilename(Glob name) implements Criterion {}

    /** Sent by a source that calls itself so, in any case. */
    record FromSourceLike(Glob externalId) implements Criterion {}

    /** Taken at a place that is described so, in any case. */
    record At(PlaceFact fact, Glob value) implements Criterion {}

    /** What is known of a place in words. */
    enum PlaceFact {
        CITY,
        STATE,
        ROUTE,
        DIRECTION
    }

    /** Taken within an area. */
    record Within(GeoArea area) implements Criterion {}

    /** Shows such a plate. */
    record WithPlate(PlateMatch plate) implements Criterion {}

    /**
     * Has a run whose most confident box of a class has a confidence in the interval.
     *
     * @param label class; absent, any
     */
    record WithConfidence(Optional<String> label, Interval confidence) implements Criterion {}

    /** Has a run of a producer that is called so, in any case. */
    record MadeBy(Glob producer) implements Criterion {}

    /**
     * Has a box whose centre lies in a part of the frame.
     *
     * @param label class of the box's track; absent, any
     */
    record WithCentre(Optional<String> label, FrameRegion region) implements Criterion {}

    /**
     * Carries such a value in what its sender added.
     *
     * @param path member names from the outermost
     */
    record WithMetadata(List<String> path, Glob value) implements Criterion {
        public WithMetadata {
            path = List.copyOf(path);
        }
    }

    /**
     * A finished job read such a value from it.
     *
     * @param name path of the field without indexes, in lower case: {@code line_items.amount}
     */
    record WithField(String name, FieldTest test) implements Criterion {}

    /** Has something. */
    record Has(Feature feature) implements Criterion {}

    /** What a medium can have. */
    enum Feature {
        PLATE,
        BOXES,
        JOB,
        BATCH,
        LOCATION,
        DUPLICATE,
        KEEP
    }
}
