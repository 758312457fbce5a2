package dev.fovea.core.port;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Small pictures that were made of stored ones and can be made again: a cache that may lose anything at any time, but never lies. */
public interface Derivatives {
    /**
     * What was made of the original.
     *
     * @param original SHA-256 of the stored bytes, 64 lower-case hex digits
     * @param variant which of the things made of it: letters, digits and dashes
     */
    Optional<byte[]> find(String original, String variant) throws IOException;

    /** Keeps what was made; readers see all of it or nothing. */
    void keep(String original, String variant, byte[] bytes) throws IOException;

    /**
     * Removes what was made of originals that are gone.
     *
     * @return how many were removed
     */
    int sweep(Predicate<String> here) throws IOException;
}
