package dev.fovea.error;

/** Carries a {@link FoveaError} to the door that words it. */
public final class FoveaException extends RuntimeException {
    private final transient FoveaError error;

    /** An error without an underlying cause. */
    public FoveaException(FoveaError error) {
        super(error.toString());
        this.error = error;
    }

    /** An error with the cause that the log should show. */
    public FoveaException(FoveaError error, Throwable cause) {
        super(error.toString(), cause);
        this.error = error;
    }

    /** What happened. */
    public FoveaError error() {
        return error;
    }
}
