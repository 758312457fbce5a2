package dev.fovea.core.port;

/** Signs texts with a key that only the server has. */
public interface Signer {
    /** The signature of the text, URL-safe. */
    String sign(String text);
}
