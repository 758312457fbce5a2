package dev.fovea.core.replay;

/** Gives up a transaction whose key another call holds. */
final class KeyHeldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyHeldException() {
        super("the key is held by another call", null, false, false);
    }
}
