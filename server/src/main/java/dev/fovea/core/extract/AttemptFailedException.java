package dev.fovea.core.extract;

import dev.fovea.model.Job;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt at a job came to nothing. */
final class AttemptFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Job.Failure failure;
    private final boolean passing;
    private final transient Optional<Duration> retryAfter;

    private AttemptFailedException(
            Job.Failure failure, boolean passing, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Another attempt would fail too. */
    static AttemptFailedException lasting(Job.Code code, String message, Throwable cause) {
        return new AttemptFailedException(new Job.Failure(code, message), false, Optional.empty(), cause);
    }

    /** Another attempt would fail too, for a reason that no exception tells. */
    static AttemptFailedException lasting(Job.Code code, String message) {
        return new AttemptFailedException(new Job.Failure(code, message), false, Optional.empty(), null);
    }

    /** Another attempt may succeed. */
    static AttemptFailedException passing(
            Job.Code code, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new AttemptFailedException(new Job.Failure(code, message), true, retryAfter, cause);
    }

    /** What the job fails with when there is no further attempt. */
    Job.Failure failure() {
        return failure;
    }

    /** Whether another attempt may succeed. */
    boolean passing() {
        return passing;
    }

    /** How long the far side asks to wait. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
