package dev.fovea.core.port;

/** Message authentication by which a receiver knows the sender. */
public interface Mac {
    /** HMAC-SHA256 of the text under the key, 32 bytes (RFC 2104). */
    byte[] sha256(byte[] key, byte[] text);
}
