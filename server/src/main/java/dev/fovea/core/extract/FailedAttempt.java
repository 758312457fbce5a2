package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ImageFetcher.FetchException;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Job;
import dev.fovea.model.Job.Code;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt came to nothing, and whether another one makes sense.
 *
 * @param failure what the job fails with if it is not tried again, in words for the client
 * @param passing whether the same job may succeed later
 * @param retryAfter how long the far side asks to wait
 */
record FailedAttempt(Job.Failure failure, boolean passing, Optional<Duration> retryAfter) {
    private static final Job.Failure UNREADABLE =
            new Job.Failure(Code.INVALID_IMAGE, "Image URL is not accessible or format is unsupported");
    private static final Job.Failure INTERNAL =
            new Job.Failure(Code.INTERNAL_ERROR, "The image could not be processed");

    private static FailedAttempt lasting(Job.Failure failure) {
        return new FailedAttempt(failure, false, Optional.empty());
    }

    private static FailedAttempt passing(Job.Failure failure) {
        return new FailedAttempt(failure, true, Optional.empty());
    }

    static FailedAttempt of(EngineException reason) {
        Job.Failure failure = new Job.Failure(reason.code(), String.valueOf(reason.getMessage()));
        return new FailedAttempt(failure, reason.passing(), reason.retryAfter());
    }

    /** The job's time was over before the engine's answer came. */
    static FailedAttempt timeout() {
        return lasting(new Job.Failure(Code.TIMEOUT, "The image was not processed in the time allowed"));
    }

    /** One worker after the other died over the job. */
    static FailedAttempt abandoned() {
        return lasting(INTERNAL);
    }

    /** A fault of ours, or of the disk or the database. */
    static FailedAttempt unexpected() {
        return passing(INTERNAL);
    }

    /** The picture could not be fetched, or is none (seed imggo, Job Failed). */
    static FailedAttempt of(FoveaException reason) {
        return switch (reason.error()) {
            case FoveaError.FetchFailed _ -> ofFetch(reason.getCause());
            case FoveaError.TooLarge tooLarge -> tooLarge(tooLarge.limitBytes());
            case FoveaError.UnsupportedFormat _ -> lasting(UNREADABLE);
            default -> unexpected();
        };
    }

    private static FailedAttempt ofFetch(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> lasting(UNREADABLE);
            case FetchException fetch -> ofFetch(fetch.kind());
            case FoveaException picture
            when picture.error() instanceof FoveaError.TooLarge tooLarge -> tooLarge(tooLarge.limitBytes());
            default -> lasting(UNREADABLE);
        };
    }

    private static FailedAttempt ofFetch(FetchException.Cause kind) {
        return switch (kind) {
            case UNREACHABLE, BUSY, TIMEOUT, BROKEN -> passing(UNREADABLE);
            case REFUSED_ADDRESS, BAD_STATUS -> lasting(UNREADABLE);
            case TOO_LARGE -> lasting(new Job.Failure(Code.IMAGE_TOO_LARGE, "The image is too large"));
        };
    }

    private static FailedAttempt tooLarge(long limit) {
        return lasting(new Job.Failure(Code.IMAGE_TOO_LARGE, "The image is larger than " + (limit >> 20) + " MB"));
    }
}
