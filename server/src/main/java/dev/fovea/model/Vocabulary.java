package dev.fovea.model;

import java.util.Optional;

/** The words an ImgGo API key speaks for states and events (contracts, decision 9). */
public enum Vocabulary {
    /** {@code queued, processing, completed, failed}. */
    DOCUMENTED("documented"),
    /** {@code queued, running, succeeded, failed}. */
    DEPLOYED("deployed");

    private final String word;

    Vocabulary(String word) {
        this.word = word;
    }

    /** The word used on the wire and in the store. */
    public String word() {
        return word;
    }

    /** The vocabulary that a word names, empty for any other word. */
    public static Optional<Vocabulary> of(String word) {
        return switch (word) {
            case "documented" -> Optional.of(DOCUMENTED);
            case "deployed" -> Optional.of(DEPLOYED);
            default -> Optional.empty();
        };
    }
}
