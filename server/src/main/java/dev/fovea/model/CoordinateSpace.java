package dev.fovea.model;

import java.util.Optional;

/** The units in which a producer measured its boxes. Stored boxes are always relative, 0..1. */
public enum CoordinateSpace {
    /** Pixels of the medium as stored, before any EXIF orientation. */
    PIXEL("pixel"),
    /** Fractions of the medium's width and height, 0..1. */
    NORMALIZED("normalized");

    private final String word;

    CoordinateSpace(String word) {
        this.word = word;
    }

    /** The word used on the wire and in the store. */
    public String word() {
        return word;
    }

    /** The space that a word names, empty for any other word. */
    public static Optional<CoordinateSpace> of(String word) {
        return switch (word) {
            case "pixel" -> Optional.of(PIXEL);
            case "normalized" -> Optional.of(NORMALIZED);
            default -> Optional.empty();
        };
    }
}
