package dev.fovea.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a client that is still sending read why its request was refused. A connection that is closed while bytes are on
 * their way is reset, and a reset takes the answer that waits in the client's buffer with it; so the answer goes out at
 * once, and what still comes after it is read and thrown away, for a while.
 */
final class LingeringClose {
    private static final Logger LOG = LoggerFactory.getLogger(LingeringClose.class);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int BLOCK_BYTES = 64 * 1024;

    private LingeringClose() {}

    /** Sends the answer now, if it is the connection's last one, and listens until the client has finished. */
    static void finish(Context context) {
        if (!"close".equals(context.res().getHeader("Connection"))) {
            return;
        }
        try {
            send(context);
            discard(context.req().getInputStream());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a refused client went away before it had sent everything", e);
        }
    }

    private static void send(Context context) throws IOException {
        try (InputStream answer = context.resultInputStream();
                ServletOutputStream out = context.res().getOutputStream()) {
            if (answer != null) {
                answer.transferTo(out);
            }
        }
        context.result("");
    }

    private static void discard(InputStream body) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long started = System.nanoTime();
        while (System.nanoTime() - started < PATIENCE_NANOS && body.read(block) >= 0) {
            // What a refused client still sends is of no use to anybody.
        }
    }
}
