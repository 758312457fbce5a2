package dev.fovea.model;

/** The bytes of a medium, as far as they are known. */
public sealed interface Content {
    /**
     * Bytes that are here.
     *
     * @param sha256 64 lower-case hex digits
     * @param bytes size in bytes
     */
    record Present(String sha256, long bytes, String mediaType) implements Content {}

    /** Announced, not seen yet (seed acusight notify). */
    record Pending() implements Content {}

    /** Announced and not arrived in the time allowed. */
    record Missing() implements Content {}

    /** A recording whose bytes are kept elsewhere. */
    record Elsewhere() implements Content {}
}
