package dev.fovea.model;

/** Identity of a pattern: {@code pat_} and ten base62 characters (seed imggo, Create Pattern); matched exactly. */
public record PatternId(String text) {
    /** Before the random characters. */
    public static final String PREFIX = "pat_";

    @Override
    public String toString() {
        return text;
    }
}
