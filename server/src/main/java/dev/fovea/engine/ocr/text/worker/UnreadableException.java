package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.Job;

/** A document that cannot be read, and why, in words for the client. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final Job.Code code;

    private UnreadableException(Job.Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
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

    Job.Code code() {
        return code;
    }
}
