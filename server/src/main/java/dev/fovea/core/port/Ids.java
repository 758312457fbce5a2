package dev.fovea.core.port;

import java.util.UUID;

/** Where new ids and secrets come from. */
public interface Ids {
    /** A random UUID (version 4). */
    UUID uuid();

    /** A ULID of now: 26 characters that sort by time. */
    String ulid();

    /** A fresh secret of {@code length} characters from {@code alphabet}. */
    String secret(String alphabet, int length);
}
