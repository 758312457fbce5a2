package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.Job;
import org.jspecify.annotations.Nullable;

/** A document that cannot be read, and why, in words for the client. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final Job.Code code;
    private final String words;

    private UnreadableException(Job.Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.words = message;
    }

    static UnreadableException invalid(String message) {
        return new UnreadableException(Job.Code.INVALID_IMAGE, message, null);
    }

    static UnreadableException invalid(String message, Throwable cause) {
        return new UnreadableException(Job.Code.INVALID_IMAGE, message, cause);
    }

    static UnreadableException tooLarge(String message) {
        return new UnreadableException(Job.Code.IMAGE_TOO_LARGE, message, null);
    }

    /** For the client. */
    String words() {
        return words;
    }

    Job.Code code() {
        return code;
    }
}
