package dev.fovea.core.port;

import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Job;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a picture or document into the fields of a pattern. Each has its own lane of jobs and its own concurrency. */
public interface ExtractionEngine extends AutoCloseable {
    /** Short name: the lane of its jobs, the label of its metrics. */
    String id();

    /** How many extractions it runs at once on this node. */
    int concurrency();

    /**
     * Whether what is asked for can be read by this engine at all; an engine that reads text does not suit a pattern
     * which asks for what only sight can tell.
     */
    boolean suits(FieldTree fields, String instructions);

    /**
     * Extracts. Called on a thread of the job's own that may block; heavy work of the engine goes elsewhere (a child
     * process, the CPU pool). An interrupt ends it soon.
     */
    Extraction extract(Request request, Progress progress) throws EngineException, InterruptedException;

    /** Prepares in the background what the first extraction would have to wait for; returns at once. */
    default void warmUp() {}

    @Override
    void close();

    /**
     * What to extract.
     *
     * @param deadline when the engine must be done; then it throws {@code TIMEOUT}
     */
    record Request(
            OrgId org,
            PatternId pattern,
            int patternVersion,
            String credential,
            Document document,
            FieldTree fields,
            String instructions,
            Instant deadline) {}

    /** The bytes of a picture or document. */
    interface Document {
        PictureFormat format();

        /** SHA-256 of the bytes, 64 hex digits. */
        String sha256();

        long bytes();

        /** The bytes; the caller closes the channel. */
        SeekableByteChannel open() throws IOException;
    }

    /** Told how far it is. */
    @FunctionalInterface
    interface Progress {
        /**
         * So many percent are done, 0 to 100; fewer than before are ignored.
         */
        void reached(int percent);
    }

    /** Why an engine gave nothing. */
    final class EngineException extends Exception {
        private static final long serialVersionUID = 1;

        private final Job.Code code;
        private final boolean passing;
        private final transient Optional<Duration> retryAfter;

        private EngineException(
                Job.Code code,
                boolean passing,
                Optional<Duration> retryAfter,
                String message,
                @Nullable Throwable cause) {
            super(message, cause);
            this.code = code;
            this.passing = passing;
            this.retryAfter = retryAfter;
        }

        /** The document or the pattern is at fault: the same call would fail again. */
        public static EngineException lasting(Job.Code code, String message, @Nullable Throwable cause) {
            return new EngineException(code, false, Optional.empty(), message, cause);
        }

        /** Something else is at fault (a worker died, an endpoint is busy): the same call may succeed later. */
        public static EngineException passing(
                Job.Code code, Optional<Duration> retryAfter, String message, @Nullable Throwable cause) {
            return new EngineException(code, true, retryAfter, message, cause);
        }

        /** Like {@link #lasting(Job.Code, String, Throwable)}, when nothing else was thrown. */
        public static EngineException lasting(Job.Code code, String message) {
            return new EngineException(code, false, Optional.empty(), message, null);
        }

        /** Like {@link #passing(Job.Code, Optional, String, Throwable)}, when nothing else was thrown. */
        public static EngineException passing(Job.Code code, Optional<Duration> retryAfter, String message) {
            return new EngineException(code, true, retryAfter, message, null);
        }

        /** What the job fails with if it fails. */
        public Job.Code code() {
            return code;
        }

        /** Whether another attempt makes sense. */
        public boolean passing() {
            return passing;
        }

        /** How long the far side asks to wait. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }
}
