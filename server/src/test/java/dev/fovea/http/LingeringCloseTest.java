package dev.fovea.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LingeringCloseTest {
    private static final int BODY_BYTES = 32 << 20;
    private static final int READ_MILLIS = 20_000;

    private static FoveaServer server;
    private static int port;

    /** Refuses every body over one byte, unread. */
    private static final class Strict implements Api {
        @Override
        public String name() {
            return "strict";
        }

        @Override
        public List<Route> routes() {
            return List.of(new Route(HandlerType.POST, "/small", context -> Bodies.read(context, 1)));
        }

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public void refuse(Context context, FoveaError error) {
            context.status(413).result("too large, says the server");
        }
    }

    private static final class NoMeter implements Meter {
        @Override
        public void answered(String api, String route, int status, Duration took, long bytes) {}

        @Override
        public void refused(String api, String reason) {}
    }

    @BeforeAll
    static void start() {
        Strict strict = new Strict();
        server = new FoveaServer(List.of(strict), strict, new NoMeter(), Duration.ofSeconds(1));
        port = server.start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_client_that_reads_only_after_it_sent_everything_learns_why_it_was_refused() throws IOException {
        assertThat(sendThenRead("Content-Length: " + BODY_BYTES, new byte[BODY_BYTES]))
                .startsWith("HTTP/1.1 413 ")
                .contains("Connection: close")
                .endsWith("too large, says the server");
    }

    @Test
    void a_client_that_stops_half_way_has_its_answer_too() throws IOException {
        assertThat(sendThenRead("Content-Length: " + BODY_BYTES, new byte[BODY_BYTES / 2]))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("too large, says the server");
    }

    @Test
    void a_body_without_a_length_is_listened_to_as_well() throws IOException {
        byte[] chunks = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").repeat(32).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(sendThenRead("Transfer-Encoding: chunked", chunks))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("too large, says the server");
    }

    private static String sendThenRead(String framing, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream()
                    .write(("POST /small HTTP/1.1\r\nHost: fovea\r\n" + framing + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
