package dev.fovea.engine.ocr.text;

import dev.fovea.model.Job;
import org.jspecify.annotations.Nullable;

/** A worker that is of no use any more: it died, was late, or took too much memory. */
final class WorkerException extends Exception {
    private static final long serialVersionUID = 1;

    private final Job.Code code;

    WorkerException(Job.Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    WorkerException(Job.Code code, String message) {
        this(code, message, null);
    }

    Job.Code code() {
        return code;
    }
}
