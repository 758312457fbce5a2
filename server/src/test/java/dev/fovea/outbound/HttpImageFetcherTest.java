package dev.fovea.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.core.port.ImageFetcher.FetchException;
import dev.fovea.core.port.ImageFetcher.FetchException.Cause;
import dev.fovea.core.port.ImageFetcher.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpImageFetcherTest {
    private static final FetchLimits LIMITS = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, 1000);
    private static final FetchLimits IMPATIENT =
            new FetchLimits(Duration.ofMillis(300), Duration.ofMillis(600), 3, 1_000_000);

    private final NameServer names = new NameServer();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private FarSide far;

    @BeforeEach
    void start() throws IOException {
        far = new FarSide();
    }

    @AfterEach
    void stop() throws IOException {
        far.close();
    }

    private HttpImageFetcher fetcher(FetchLimits limits) {
        return new HttpImageFetcher(new AddressPolicy(List.of("127.0.0.1"), names), limits);
    }

    private Fetched fetch(String url) throws FetchException, IOException {
        return fetcher(LIMITS).fetch(URI.create(url), sink);
    }

    private Cause failure(String url) {
        return failure(LIMITS, url);
    }

    private Cause failure(FetchLimits limits, String url) {
        long start = System.nanoTime();
        FetchException failure =
                catchThrowableOfType(FetchException.class, () -> fetcher(limits).fetch(URI.create(url), sink));
        assertThat(failure).as("the fetch should fail").isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(limits.total().plusSeconds(5));
        return failure.kind();
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void a_picture_at_an_allowed_address_arrives_whole() throws Exception {
        far.on("/a.jpg", ok("picture"));

        assertThat(fetch(far.url("/a.jpg"))).isEqualTo(new Fetched(Optional.of("image/jpeg"), 7));
        assertThat(sink.toString(ISO_8859_1)).isEqualTo("picture");
    }

    @Test
    void a_body_without_length_ends_with_the_connection() throws Exception {
        far.on("/a.jpg", "HTTP/1.0 200 OK\r\n\r\npicture");

        assertThat(fetch(far.url("/a.jpg"))).isEqualTo(new Fetched(Optional.empty(), 7));
    }

    @Test
    void a_chunked_body_is_put_together() throws Exception {
        far.on("/a.jpg", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npict\r\n3\r\nure\r\n0\r\n\r\n");

        assertThat(fetch(far.url("/a.jpg")).bytes()).isEqualTo(7);
        assertThat(sink.toString(ISO_8859_1)).isEqualTo("picture");
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws Exception {
        far.on("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nzzzz");

        fetch(far.url("/a.jpg"));

        assertThat(sink.toString(ISO_8859_1)).isEqualTo("zzzz");
    }

    @Test
    void the_request_names_the_host_of_the_url_and_carries_nothing_secret() throws Exception {
        names.answer("camera.example", "127.0.0.1");
        far.on("//a%20b.jpg?size=1&x=%2F", ok("picture"));

        fetch("http://camera.example:" + far.port() + "//a%20b.jpg?size=1&x=%2F#part");

        assertThat(far.requests())
                .singleElement()
                .satisfies(head -> assertThat(head.lines())
                        .containsExactlyInAnyOrder(
                                "GET //a%20b.jpg?size=1&x=%2F HTTP/1.1",
                                "Host: camera.example:" + far.port(),
                                "User-Agent: Fovea",
                                "Accept: image/*, */*;q=0.5",
                                "Accept-Encoding: identity",
                                "Connection: close"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"204 No Content", "206 Partial Content", "304 Not Modified", "401 No", "404 Gone", "410 Gone"})
    void any_status_but_200_is_a_bad_status_and_its_body_is_not_kept(String status) {
        far.on("/a.jpg", "HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\nsorry");

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BAD_STATUS);
        assertThat(sink.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"408 Late", "429 Slowly", "500 Oops", "503 Away"})
    void a_far_side_that_may_work_later_is_busy(String status) {
        far.on("/a.jpg", "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BUSY);
    }

    @Test
    void a_redirect_without_location_is_a_bad_status() {
        far.on("/a.jpg", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BAD_STATUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void every_kind_of_redirect_is_followed(int status) throws Exception {
        far.on("/a.jpg", "HTTP/1.1 " + status + " Elsewhere\r\nLocation: b.jpg\r\n\r\n")
                .on("/b.jpg", ok("picture"));

        assertThat(fetch(far.url("/a.jpg")).bytes()).isEqualTo(7);
    }

    @Test
    void three_redirects_are_followed_and_their_bodies_are_not_kept() throws Exception {
        far.redirecting("/0", far.url("/1"))
                .on("/1", "HTTP/1.1 301 Moved\r\nLocation: /2?x\r\nContent-Length: 5\r\n\r\nmoved")
                .redirecting("/2?x", "?y")
                .on("/2?y", ok("picture"));

        assertThat(fetch(far.url("/0")).bytes()).isEqualTo(7);
        assertThat(sink.toString(ISO_8859_1)).isEqualTo("picture");
        assertThat(far.requests()).hasSize(4);
    }

    @Test
    void a_fourth_redirect_is_not_followed() {
        far.redirecting("/0", "/1")
                .redirecting("/1", "/2")
                .redirecting("/2", "/3")
                .redirecting("/3", "/4");
        far.on("/4", ok("picture"));

        assertThat(failure(far.url("/0"))).isEqualTo(Cause.BAD_STATUS);
        assertThat(far.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.2/",
                "//10.0.0.1/x.jpg",
                "http://[::1]/",
                "http://2130706433/",
                "http://inner.example/",
                "http://user:secret@127.0.0.1/",
                "http://127.0.0.1:22/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/"
            })
    void a_redirect_to_a_refused_address_is_refused_and_nothing_is_kept(String location) {
        names.answer("inner.example", "192.168.1.1");
        far.redirecting("/a.jpg", location);

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.REFUSED_ADDRESS);
        assertThat(sink.size()).isZero();
    }

    @Test
    void a_redirect_that_is_no_address_is_broken() {
        far.redirecting("/a.jpg", "http://[not an address");

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BROKEN);
    }

    @Test
    void a_redirect_from_a_bare_host_stays_on_that_host() throws Exception {
        names.answer("camera.example", "127.0.0.1");
        far.redirecting("/", "b.jpg").on("/b.jpg", ok("picture"));

        assertThat(fetch("http://camera.example:" + far.port()).bytes()).isEqualTo(7);
    }

    @Test
    void an_address_that_was_never_allowed_is_refused_before_any_connection() {
        assertThat(failure("http://127.0.0.2:" + far.port() + "/a.jpg")).isEqualTo(Cause.REFUSED_ADDRESS);
        assertThat(failure("ftp://127.0.0.1/a.jpg")).isEqualTo(Cause.REFUSED_ADDRESS);
        assertThat(far.requests()).isEmpty();
    }

    @Test
    void the_connection_goes_to_the_checked_address_even_when_the_name_moves_meanwhile() throws Exception {
        try (FarSide inner = new FarSide(new ServerSocket(), "127.0.0.2")) {
            names.answer("rebinding.example", "127.0.0.1").answer("rebinding.example", "127.0.0.2");
            far.on("/a.jpg", ok("picture"));
            inner.on("/a.jpg", ok("secret"));

            fetch("http://rebinding.example:" + far.port() + "/a.jpg");

            assertThat(sink.toString(ISO_8859_1)).isEqualTo("picture");
            assertThat(names.questions()).containsExactly("rebinding.example");
            assertThat(inner.requests()).isEmpty();
        }
    }

    @Test
    void each_hop_asks_for_its_name_once_and_is_judged_anew() {
        names.answer("rebinding.example", "127.0.0.1").answer("rebinding.example", "127.0.0.2");
        String second = "http://rebinding.example:" + far.port() + "/b.jpg";
        far.redirecting("/a.jpg", second).on("/b.jpg", ok("picture"));

        assertThat(failure("http://rebinding.example:" + far.port() + "/a.jpg")).isEqualTo(Cause.REFUSED_ADDRESS);
        assertThat(names.questions()).containsExactly("rebinding.example", "rebinding.example");
        assertThat(far.requests()).hasSize(1);
    }

    @Test
    void the_next_address_of_a_host_is_tried_when_the_first_does_not_answer() throws Exception {
        names.answer("camera.example", "127.0.0.3", "127.0.0.1");
        AddressPolicy policy = new AddressPolicy(List.of("127.0.0.0/8"), names);
        far.on("/a.jpg", ok("picture"));

        URI url = URI.create("http://camera.example:" + far.port() + "/a.jpg");

        assertThat(new HttpImageFetcher(policy, LIMITS).fetch(url, sink).bytes())
                .isEqualTo(7);
    }

    @Test
    void system_proxies_are_not_used() throws Exception {
        far.on("/a.jpg", ok("picture"));
        Map<String, String> proxy =
                Map.of("socksProxyHost", "127.0.0.1", "socksProxyPort", "1", "socksNonProxyHosts", "");
        proxy.forEach(System::setProperty);
        try {
            assertThat(fetch(far.url("/a.jpg")).bytes()).isEqualTo(7);
        } finally {
            proxy.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void an_unknown_name_and_a_closed_port_are_unreachable() throws IOException {
        int port = far.port();
        far.close();

        assertThat(failure("http://nowhere.example/a.jpg")).isEqualTo(Cause.UNREACHABLE);
        assertThat(failure("http://127.0.0.1:" + port + "/a.jpg")).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void a_body_of_exactly_the_limit_is_taken() throws Exception {
        far.on("/a.jpg", ok("x".repeat(1000)));

        assertThat(fetch(far.url("/a.jpg")).bytes()).isEqualTo(1000);
    }

    @Test
    void a_length_over_the_limit_stops_before_the_body() {
        far.on("/a.jpg", ok("x".repeat(1001)));

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.TOO_LARGE);
        assertThat(sink.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Connection: close", "Transfer-Encoding: chunked"})
    void a_body_without_length_is_cut_at_the_limit(String framing) {
        String body = "x".repeat(1001);
        far.on("/a.jpg", "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n3e9\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.TOO_LARGE);
        assertThat(sink.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void a_body_that_never_ends_is_cut_at_the_limit_and_its_sender_notices() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        far.on("/a.jpg", (_, out) -> flood(out, hungUp));

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.TOO_LARGE);
        hungUp.await();
    }

    private static void flood(OutputStream out, CountDownLatch hungUp) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
        try {
            for (; ; ) {
                out.write(new byte[1000]);
            }
        } finally {
            hungUp.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void a_far_side_that_drips_is_left_at_the_deadline(String start) {
        far.on("/a.jpg", (_, out) -> drip(start, "5", out));

        assertThat(failure(IMPATIENT, far.url("/a.jpg"))).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void interim_answers_without_end_are_left_at_the_deadline() {
        far.on("/a.jpg", (_, out) -> drip("", "HTTP/1.1 102 Processing\r\n\r\n", out));

        assertThat(failure(IMPATIENT, far.url("/a.jpg"))).isEqualTo(Cause.TIMEOUT);
    }

    /** Ends by itself long after the deadline, so that a fetcher without one fails instead of hanging. */
    private static void drip(String start, String drop, OutputStream out) throws IOException, InterruptedException {
        out.write(start.getBytes(ISO_8859_1));
        for (int drops = 0; drops < 300; drops++) {
            out.write(drop.getBytes(ISO_8859_1));
            Thread.sleep(20);
        }
    }

    @Test
    void a_far_side_that_says_nothing_is_left_at_the_deadline() {
        far.on("/a.jpg", (_, _) -> Thread.sleep(Duration.ofSeconds(7)));

        assertThat(failure(IMPATIENT, far.url("/a.jpg"))).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void the_deadline_covers_all_hops_together() {
        FarSide.Script slowRedirect = (_, out) -> {
            Thread.sleep(250);
            out.write("HTTP/1.1 302 Found\r\nLocation: /a.jpg\r\n\r\n".getBytes(ISO_8859_1));
        };
        far.on("/a.jpg", slowRedirect);

        assertThat(failure(IMPATIENT, far.url("/a.jpg"))).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void a_name_service_that_does_not_answer_is_left_at_the_deadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AddressPolicy policy = new AddressPolicy(List.of(), _ -> {
            awaitForever(never);
            return List.of();
        });
        FetchException failure = catchThrowableOfType(
                FetchException.class,
                () -> new HttpImageFetcher(policy, IMPATIENT).fetch(URI.create("http://slow.example/"), sink));

        assertThat(failure.kind()).isEqualTo(Cause.TIMEOUT);
        never.countDown();
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_backlog_that_is_full_times_out_while_connecting() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, NameServer.literal("127.0.0.1"));
                Socket _ = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket _ = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(failure(IMPATIENT, "http://127.0.0.1:" + full.getLocalPort() + "/"))
                    .isEqualTo(Cause.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npict\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\npict\r\n"
            })
    void an_answer_that_is_cut_short_or_no_http_is_broken(String answer) {
        far.on("/a.jpg", answer);

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BROKEN);
    }

    @Test
    void headers_beyond_measure_are_broken() {
        far.on("/long", "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
        far.on("/many", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000) + "\r\n");

        assertThat(failure(far.url("/long"))).isEqualTo(Cause.BROKEN);
        assertThat(failure(far.url("/many"))).isEqualTo(Cause.BROKEN);
    }

    @Test
    void a_reset_in_the_middle_of_the_body_is_broken() {
        far.on("/a.jpg", (client, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nabc".getBytes(ISO_8859_1));
            client.setSoLinger(true, 0);
        });

        assertThat(failure(far.url("/a.jpg"))).isEqualTo(Cause.BROKEN);
    }

    @Test
    void a_failure_of_the_sink_is_not_blamed_on_the_far_side() {
        far.on("/a.jpg", ok("picture"));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> fetcher(LIMITS).fetch(URI.create(far.url("/a.jpg")), full))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("no space left");
    }
}
