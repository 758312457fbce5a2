package dev.fovea.core.port;

/** Encrypts what must be kept but never read from a copy of the database: webhook secrets, kept answers. */
public interface Vault {
    /** The text under the server's key; different each time. */
    String seal(String text);

    /** The text again. */
    String open(String sealed);
}
