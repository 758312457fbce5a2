package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fovea.conformance.Outcome.Failed;
import dev.fovea.conformance.Outcome.Passed;
import dev.fovea.conformance.Outcome.Skipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runner against a small server that repeats what it is sent. */
class RunnerTest {
    private HttpServer echo;
    private Runner runner;

    @BeforeEach
    void startEcho() throws IOException {
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", RunnerTest::repeat);
        echo.createContext("/prefix/healthz", RunnerTest::healthy);
        echo.start();
        runner = new Runner(base(), Variables.none().with("secret", "s3"));
    }

    @AfterEach
    void stopEcho() {
        runner.close();
        echo.stop(0);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + echo.getAddress().getPort() + "/prefix/");
    }

    private static void repeat(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set("X-Target", exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("X-Length", Integer.toString(body.length));
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.getResponseHeaders().set("X-Auth", String.valueOf(authorization));
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 200 : 201, 0);
            exchange.getResponseBody().write(body);
        }
    }

    private static void healthy(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private List<Outcome> run(String text) {
        return runner.run(ExchangeFile.parse("test/01-x", "# shows: x\n# origin: seed\n" + text));
    }

    @Test
    void what_one_step_captures_the_next_one_sends() {
        List<Outcome> outcomes = run("""
                # capture: id = $.a.b[1]
                # capture: target = header X-Target
                POST /things?q={{secret}}
                Authorization: Bearer {{secret}}

                {"a":{"b":[1,"{{unique}}"]}}
                -----
                201
                X-Target: /prefix/things?q=s3
                X-Auth: Bearer s3

                {"a":{"b":[1,"{{any-string}}"]}}
                =====
                POST /again

                {"id":"{{id}}","target":"{{target}}"}
                -----
                201

                {"id":"{{unique}}","target":"/prefix/things?q=s3"}
                """);

        assertThat(outcomes).containsExactly(new Passed("test/01-x#1", "x"), new Passed("test/01-x#2", "x"));
    }

    @Test
    void a_difference_fails_the_step_and_tells_the_answer() {
        assertThat(run("POST /x\n\n{\"a\":1}\n-----\n200\n\n{\"a\":2}\n"))
                .containsExactly(new Failed(
                        "test/01-x#1",
                        "x",
                        List.of(
                                "status: expected 200 but was 201",
                                "$.a: expected 2 but was 1",
                                "answer: 201 {\"a\":1}")));
    }

    @Test
    void what_the_runner_was_not_given_skips_the_exchange() {
        assertThat(run("# needs: viewer_token\nGET /\n-----\n200\n"))
                .containsExactly(new Skipped("test/01-x#1", "x", "needs viewer_token"));
    }

    @Test
    void a_server_that_does_not_answer_fails_the_step() {
        echo.stop(0);

        assertThat(run("GET /\n-----\n200\n")).singleElement().isInstanceOf(Failed.class);
    }

    @Test
    void a_body_in_chunks_arrives_whole() {
        assertThat(run("# chunked\nPOST /x\n\n{{bytes:200000}}\n-----\n201\nX-Length: 200000\n\n{{regex:x+}}\n"))
                .containsExactly(new Passed("test/01-x#1", "x"));
    }

    @Test
    void a_failed_set_up_fails_every_step() {
        assertThat(run("# first: hub-recording\nGET /\n-----\n200\n"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.differences())
                                .singleElement()
                                .asString()
                                .startsWith("set-up hub-recording: "));
    }

    @Test
    void an_answer_that_comes_before_the_body_was_read_is_the_answer() throws Exception {
        try (ServerSocket hasty = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> answerAtOnce(hasty));
            Body body = new Body(List.of(new Body.Fill((byte) 'x', 100_000_000)));

            Answer answer = Wire.send(
                    URI.create("http://127.0.0.1:" + hasty.getLocalPort()), "POST", "/", List.of(), body, false);

            server.join();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).isEqualTo("too large");
        }
    }

    private static void answerAtOnce(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            socket.getInputStream().readNBytes(20);
            socket.getOutputStream()
                    .write("HTTP/1.1 413 Too Large\r\nContent-Length: 9\r\n\r\ntoo large"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_picture_server_serves_pictures_and_what_is_none() throws Exception {
        try (PictureServer pictures = PictureServer.start("127.0.0.1");
                HttpClient client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build()) {
            assertThat(get(client, pictures, "/fresh/a.jpg")).isEqualTo(Pictures.unique("/fresh/a.jpg"));
            assertThat(get(client, pictures, "/redirect/2/a.jpg")).isEqualTo(Pictures.unique("/fresh/a.jpg"));
            assertThat(get(client, pictures, "/html/a.jpg"))
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("<!doctype html>");
            assertThat(get(client, pictures, "/webp/a.webp")).hasSize(34);
        }
    }

    private static byte[] get(HttpClient client, PictureServer pictures, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(pictures.baseUrl() + path)).build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }

    @Test
    void the_command_line_counts_and_exits_by_the_result() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

        int failed = Main.run(print, "--base-url", base().toString(), "--filter", "fovea/01-health");
        int misused = Main.run(print, "--base-uri", "x");

        assertThat(failed).isEqualTo(1);
        assertThat(misused).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("pass fovea/01-health#1  the process is alive")
                .contains("FAIL fovea/01-health#3")
                .contains("1 passed, 2 failed, 0 skipped")
                .contains("unknown option --base-uri");
    }
}
