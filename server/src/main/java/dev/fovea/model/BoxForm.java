package dev.fovea.model;

import java.util.Optional;

/** How a producer spelled the boxes of a run. Stored boxes are always corners. */
public enum BoxForm {
    /** Top-left corner and size. */
    XYWH("xywh"),
    /** Top-left and bottom-right corner. */
    XYXY("xyxy"),
    /** Some boxes one way, some the other. */
    MIXED("mixed");

    private final String word;

    BoxForm(String word) {
        this.word = word;
    }

    /** The word used on the wire and in the store. */
    public String word() {
        return word;
    }

    /** The form that a word names, empty for any other word. */
    public static Optional<BoxForm> of(String word) {
        return switch (word) {
            case "xywh" -> Optional.of(XYWH);
            case "xyxy" -> Optional.of(XYXY);
            case "mixed" -> Optional.of(MIXED);
            default -> Optional.empty();
        };
    }
}
