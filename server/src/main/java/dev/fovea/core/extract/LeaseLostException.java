package dev.fovea.core.extract;

/** The job is in other hands or has ended: nothing may be written for it any more. Gives up the transaction. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException() {
        super("the lease was lost", null, false, false);
    }
}
