package dev.fovea.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.WebhookSender.Answered;
import dev.fovea.core.port.WebhookSender.Cause;
import dev.fovea.core.port.WebhookSender.Message;
import dev.fovea.core.port.WebhookSender.Outcome;
import dev.fovea.core.port.WebhookSender.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpWebhookSenderTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    private final NameServer names = new NameServer();
    private FarSide far;

    @BeforeEach
    void start() throws IOException {
        far = new FarSide();
    }

    @AfterEach
    void stop() throws IOException {
        far.close();
    }

    private HttpWebhookSender sender(List<String> allow, Duration total) {
        return new HttpWebhookSender(new AddressPolicy(allow, names), Duration.ofSeconds(5), total);
    }

    private Outcome post(String url) throws InterruptedException {
        return post(url, Duration.ofSeconds(10));
    }

    private Outcome post(String url, Duration total) throws InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-ImgGo-Event", "job.completed");
        return sender(List.of("127.0.0.1"), total).post(new Message(url, headers, "{\"städte\":1}"));
    }

    @Test
    void the_exact_bytes_and_headers_arrive() throws Exception {
        StringBuilder body = new StringBuilder();
        try (PostedOnce receiver = new PostedOnce()) {
            assertThat(post("http://127.0.0.1:" + receiver.port() + "/hook?a=1#part"))
                    .isEqualTo(new Answered(200, "ok"));
            body.append(receiver.request());
        }
        assertThat(body.toString())
                .startsWith("POST /hook?a=1 HTTP/1.1\r\n")
                .containsOnlyOnce("Content-Length: 13\r\n")
                .contains("Content-Type: application/json\r\n", "X-ImgGo-Event: job.completed\r\n")
                .doesNotContain("Transfer-Encoding")
                .endsWith("\r\n\r\n{\"städte\":1}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 410, 500, 503})
    void the_receivers_status_is_reported(int status) throws Exception {
        far.on("/hook", "HTTP/1.1 " + status + " Some\r\nContent-Length: 0\r\n\r\n");
        assertThat(post(far.url("/hook"))).isEqualTo(new Answered(status, ""));
    }

    @Test
    void a_redirect_is_reported_and_not_followed() throws Exception {
        far.redirecting("/hook", "/elsewhere").on("/elsewhere", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(post(far.url("/hook"))).isEqualTo(new Answered(302, ""));
        assertThat(far.requests()).hasSize(1);
    }

    @Test
    void of_a_large_answer_the_first_4_kib_are_read() throws Exception {
        far.on("/hook", (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            byte[] block = "x".repeat(100_000).getBytes(ISO_8859_1);
            for (int i = 0; i < 1000; i++) {
                out.write(block);
            }
        });
        assertThat(post(far.url("/hook"))).isEqualTo(new Answered(200, "x".repeat(4096)));
    }

    @Test
    void an_answer_that_breaks_off_after_its_status_counts() throws Exception {
        far.on("/hook", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart\u0000");
        assertThat(post(far.url("/hook"))).isEqualTo(new Answered(200, "part\uFFFD"));
    }

    @Test
    void a_receiver_that_never_answers_costs_the_time_allowed() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        far.on("/hook", (_, _) -> over.await());
        assertThat(post(far.url("/hook"), SHORT)).isEqualTo(new Unanswered(Cause.TIMEOUT));
        over.countDown();
    }

    @Test
    void a_receiver_that_drips_its_head_costs_the_time_allowed() throws Exception {
        far.on("/hook", (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("X-Drip: 1\r\n".getBytes(ISO_8859_1));
                out.flush();
                Thread.sleep(50);
            }
        });
        assertThat(post(far.url("/hook"), SHORT)).isEqualTo(new Unanswered(Cause.TIMEOUT));
    }

    @Test
    void what_is_not_http_is_broken() throws Exception {
        far.on("/hook", "SSH-2.0-OpenSSH\r\n\r\n");
        assertThat(post(far.url("/hook"))).isEqualTo(new Unanswered(Cause.BROKEN));
        far.on("/nothing", "");
        assertThat(post(far.url("/nothing"))).isEqualTo(new Unanswered(Cause.BROKEN));
    }

    @Test
    void nobody_there_is_unreachable() throws Exception {
        try (Socket boundButNotListening = new Socket()) {
            boundButNotListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(post("http://127.0.0.1:" + boundButNotListening.getLocalPort()))
                    .isEqualTo(new Unanswered(Cause.UNREACHABLE));
        }
        assertThat(post("http://unknown.example/")).isEqualTo(new Unanswered(Cause.UNREACHABLE));
    }

    @Test
    void private_addresses_are_refused_before_a_connection_is_made() throws Exception {
        far.on("/hook", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        names.answer("inner.example", "127.0.0.1");
        Message message = new Message("http://inner.example:" + far.port() + "/hook", Map.of(), "{}");
        assertThat(sender(List.of(), SHORT).post(message)).isEqualTo(new Unanswered(Cause.REFUSED_ADDRESS));
        assertThat(far.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "file:///etc/passwd", "http:x", "http://127.0.0.1:22/"})
    void what_is_no_address_of_the_web_is_refused(String url) throws Exception {
        assertThat(post(url)).isEqualTo(new Unanswered(Cause.REFUSED_ADDRESS));
    }

    @Test
    void a_receiver_without_tls_behind_https_is_not_taken_for_secure() throws Exception {
        far.on("/hook", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Outcome outcome = post("https://127.0.0.1:" + far.port() + "/hook", Duration.ofSeconds(3));
        assertThat(outcome).isIn(new Unanswered(Cause.INSECURE), new Unanswered(Cause.TIMEOUT));
    }

    @Test
    void an_interrupt_ends_the_call_at_once() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        far.on("/hook", (_, _) -> {
            asked.countDown();
            over.await();
        });
        FutureTask<Outcome> call = new FutureTask<>(() -> post(far.url("/hook")));
        Thread thread = Thread.ofVirtual().start(call);
        asked.await();
        thread.interrupt();
        assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        over.countDown();
    }

    /** Takes one request to its last byte and answers {@code ok}. */
    private static final class PostedOnce implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        private final FutureTask<String> request = new FutureTask<>(this::serve);

        PostedOnce() throws IOException {
            Thread.ofVirtual().start(request);
        }

        int port() {
            return server.getLocalPort();
        }

        String request() throws Exception {
            return request.get();
        }

        private String serve() throws IOException {
            try (var client = server.accept()) {
                byte[] bytes = new byte[8192];
                int read = 0;
                String text = "";
                while (!text.endsWith("}")) {
                    read += client.getInputStream().read(bytes, read, bytes.length - read);
                    text = new String(bytes, 0, read, UTF_8);
                }
                client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1));
                return text;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
