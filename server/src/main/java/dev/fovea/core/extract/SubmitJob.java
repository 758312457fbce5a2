package dev.fovea.core.extract;

import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.Caller;
import dev.fovea.model.Job;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes in a picture and queues the job that reads it; waits for the job when the pattern or the call says so. */
public final class SubmitJob {

    /**
     * What to do.
     *
     * @param version pins a version of the pattern
     * @param patience how long the call asks to wait for the job; empty leaves it to the pattern's mode, zero never waits
     * @param route method and path, for the receipt
     */
    public record Command(
            Caller caller,
            PatternId pattern,
            OptionalInt version,
            Image image,
            Job.Priority priority,
            Value.Members metadata,
            Optional<String> webhookUrl,
            Optional<Duration> patience,
            String route) {}

    /** Where the picture is. */
    public sealed interface Image {
        /**
         * Sent with the call; the use case keeps it, the caller closes it.
         *
         * @param filename clean file name
         * @param raw what is kept of the request
         */
        record Sent(ReceivedPicture picture, String filename, String contentType, Raw raw) implements Image {}

        /**
         * To be fetched by the job.
         *
         * @param raw what is kept of the request
         */
        record At(URI url, String contentType, Raw raw) implements Image {}
    }

    /**
     * A job to be answered about.
     *
     * @param estimatedCompletion from the queue's length and the engine's recent pace
     */
    public record Submitted(Job job, Instant estimatedCompletion) {}

    /**
     * Queues the job, or answers as the first call with the same idempotency key did. The wording is asked once when the
     * job is queued, and again with the final job if it finished while the call waited.
     *
     * @throws dev.fovea.error.FoveaException {@code NotFound(PATTERN)}, {@code Invalid} with rule
     *     {@code pattern_inactive}, {@code Unavailable(JOB_QUEUE)}
     */
    public Answered submit(Command command, Answering<Submitted> answering) {
        throw new UnsupportedOperationException();
    }

    /** The answer of an earlier call with the same key, so that a repetition is recognised before its body is checked. */
    public Optional<Answered> replay(Caller caller, dev.fovea.model.IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }
}
