package dev.fovea.model.search;

/** What a plate is compared with; plates are kept, and compared, in upper case. */
public sealed interface PlateMatch {
    /** A plate, or a pattern of plates. */
    record Like(Glob glob) implements PlateMatch {}

    /** A plate that differs in at most one character: replaced, missing or one too many. */
    record WithinOneEdit(String plate) implements PlateMatch {}

    /** A plate that a reader may have taken for this one: 0/O, 1/I, 8/B, 5/S, 2/Z. */
    record LookAlike(String plate) implements PlateMatch {}
}
