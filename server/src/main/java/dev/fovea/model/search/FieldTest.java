package dev.fovea.model.search;

/** What an extracted value is compared with. */
public sealed interface FieldTest {
    /** A text, in any case. */
    record Text(Glob glob) implements FieldTest {}

    /** A number. */
    record Numeric(Interval interval) implements FieldTest {}

    /** Anything but nothing. */
    record Present() implements FieldTest {}
}
