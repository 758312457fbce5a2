package dev.fovea.core.picture;

import org.jspecify.annotations.Nullable;

/** A stored picture or document cannot be drawn, now or later; the message says why in words for people. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1;

    UndecodableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
