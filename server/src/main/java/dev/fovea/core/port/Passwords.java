package dev.fovea.core.port;

/** Slow hashes for passwords. */
public interface Passwords {
    /** The hash to keep. */
    String hash(String password);

    /** Whether the password is the one of the hash; takes the same time for a wrong one. */
    boolean matches(String password, String hash);
}
