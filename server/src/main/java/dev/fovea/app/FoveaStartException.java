package dev.fovea.app;

/** The server cannot start; the message is for the person who started it. */
public final class FoveaStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence to show. */
    public FoveaStartException(String message) {
        super(message);
    }

    /** With the sentence to show and what lies behind it. */
    public FoveaStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
