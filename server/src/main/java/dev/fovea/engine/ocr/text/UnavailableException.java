package dev.fovea.engine.ocr.text;

/** Recognition does not run on this machine at all, and why. */
final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    UnavailableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
