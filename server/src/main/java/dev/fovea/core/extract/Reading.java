package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Lets an engine read, on a thread of its own, and no longer than it may: who does not keep the deadline is interrupted. */
final class Reading {
    /** The engine is given this much longer to say itself that it was too slow. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Reading() {}

    static Extraction of(
            ExtractionEngine engine,
            ExtractionEngine.Request request,
            Duration timeout,
            ExtractionEngine.Progress progress)
            throws AttemptFailedException, InterruptedException {
        FutureTask<Extraction> reading = new FutureTask<>(() -> engine.extract(request, progress));
        Thread.ofVirtual().name(engine.id() + "-reading").start(reading);
        try {
            return reading.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw AttemptFailedException.lasting(
                    Job.Code.TIMEOUT, "The image could not be read within " + timeout.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            boolean _ = reading.cancel(true);
        }
    }

    private static AttemptFailedException failure(@Nullable Throwable cause) {
        if (cause instanceof EngineException said) {
            String message = said.getMessage() == null ? "The image could not be read" : said.getMessage();
            return said.passing()
                    ? AttemptFailedException.passing(said.code(), message, said.retryAfter(), said)
                    : AttemptFailedException.lasting(said.code(), message, said);
        }
        return AttemptFailedException.passing(
                Job.Code.INTERNAL_ERROR, "The image could not be read", Optional.empty(), cause);
    }
}
