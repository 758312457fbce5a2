package dev.fovea.http.multipart;

import java.io.IOException;

/** The body is not the multipart form that its content type promises. The message is a sentence that may be shown to the client. */
public final class MalformedMultipartException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedMultipartException(String message) {
        super(message);
    }
}
