package dev.fovea.dialect.fovea;

import dev.fovea.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events; what was framed leaves with {@link #flush}. */
final class Frames {
    private final OutputStream out;
    private final StringBuilder framed = new StringBuilder();

    Frames(OutputStream out) {
        this.out = out;
    }

    /** How long a client waits before it connects again, and the number from which it goes on then. */
    void opening(long retryMillis, long position) {
        framed.append("retry: ").append(retryMillis).append('\n');
        position(position);
    }

    /** A message that does not move the position. */
    void message(String event, Object data) {
        framed.append("event: ").append(event).append('\n');
        framed.append("data: ").append(Json.MAPPER.writeValueAsString(data)).append("\n\n");
    }

    /** A message behind which a client goes on with {@code number}. */
    void message(long number, String event, Object data) {
        framed.append("id: ").append(number).append('\n');
        message(event, data);
    }

    /** A sign of life. It carries the position too, so that nothing that was left out is looked through again. */
    void heartbeat(long position) {
        framed.append(": heartbeat\n");
        position(position);
    }

    private void position(long number) {
        framed.append("id: ").append(number).append("\n\n");
    }

    /** Sends what was framed; waits for a client that reads slowly. */
    void flush() throws IOException {
        if (!framed.isEmpty()) {
            out.write(framed.toString().getBytes(StandardCharsets.UTF_8));
            framed.setLength(0);
            out.flush();
        }
    }
}
