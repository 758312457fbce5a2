package dev.fovea.core.extract;

/** Another worker has the job, or it has ended: what was done for it is rolled back. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
