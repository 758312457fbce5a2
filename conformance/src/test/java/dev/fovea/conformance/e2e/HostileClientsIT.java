package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send too much, too slowly or nonsense: they are answered in words, and nobody else notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileClientsIT {
    private static final int TOO_MUCH = 60_000_000;
    private static final int BLOCK = 64 * 1024;
    private static final int DRIPPERS = 40;
    private static final long DRIP_MILLIS = 100;
    private static final int HONEST_UPLOADS = 20;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |Exception|\\.java|dev\\.fovea|org\\.eclipse|Caused by|SQLITE", Pattern.CASE_INSENSITIVE);

    private ServerProcess server;
    private Credentials credentials;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(folder, List.of());
        credentials = server.credentials();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void an_upload_of_60_MB_is_refused_by_its_length_in_words_that_arrive() throws Exception {
        String answer = sendTooMuch("Content-Length: " + TOO_MUCH, HostileClientsIT::writePlain);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("FILE_TOO_LARGE", "50MB");
    }

    @Test
    void an_upload_of_60_MB_without_a_length_is_refused_in_words_that_arrive() throws Exception {
        String answer = sendTooMuch("Transfer-Encoding: chunked", HostileClientsIT::writeChunks);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("FILE_TOO_LARGE", "50MB");
    }

    /** Sends while it reads, as most clients do. */
    private String sendTooMuch(String framing, Writing body) throws IOException {
        try (RawConnection connection = RawConnection.open(server.base())) {
            connection.write(uploadHead(framing));
            Thread.ofVirtual().start(() -> writeWhileWanted(connection, body));
            return connection.readAll();
        }
    }

    /** Writes a body of {@link #TOO_MUCH} bytes. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static void writeWhileWanted(RawConnection connection, Writing body) {
        try {
            body.to(connection.out());
        } catch (IOException refused) {
            // The reader tells whether the refusal came with an answer.
            return;
        }
    }

    private static void writePlain(OutputStream out) throws IOException {
        byte[] start = Client.form(new byte[0]).getFirst();
        out.write(start);
        for (int left = TOO_MUCH - start.length; left > 0; left -= BLOCK) {
            out.write(new byte[Math.min(left, BLOCK)]);
        }
    }

    private static void writeChunks(OutputStream out) throws IOException {
        writeChunk(out, Client.form(new byte[0]).getFirst());
        writeChunk(out, UniquePictures.picture(3));
        for (int left = TOO_MUCH; left > 0; left -= BLOCK) {
            writeChunk(out, new byte[BLOCK]);
        }
    }

    private static void writeChunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private String uploadHead(String framing) {
        return "POST /api/device/images/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Device-Key: "
                + credentials.deviceKey() + "\r\nContent-Type: " + Client.multipartType() + "\r\n" + framing
                + "\r\n\r\n";
    }

    @Test
    void uploads_that_drip_do_not_hold_up_others() throws Exception {
        List<RawConnection> drippers = new ArrayList<>();
        try (Client honest = new Client(server.base(), credentials)) {
            for (int i = 0; i < DRIPPERS; i++) {
                drippers.add(drip());
            }
            for (int i = 0; i < HONEST_UPLOADS; i++) {
                long start = System.nanoTime();
                assertThat(honest.upload(UniquePictures.picture(1_000 + i)).status())
                        .isEqualTo(201);
                assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(PATIENCE_MILLIS);
            }
        } finally {
            for (RawConnection dripper : drippers) {
                dripper.close();
            }
        }
    }

    /** Begins an upload and sends a byte of it every tenth of a second, until the connection is closed. */
    private RawConnection drip() throws IOException {
        RawConnection connection = RawConnection.open(server.base());
        connection.write(uploadHead("Content-Length: 1000000"));
        connection.write(Client.form(new byte[0]).getFirst());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    connection.write("x");
                    Thread.sleep(DRIP_MILLIS);
                }
            } catch (IOException closed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return connection;
    }

    @TestFactory
    Stream<DynamicTest> nonsense_is_refused_without_a_5xx_and_without_a_word_about_the_insides() {
        return nonsense()
                .map(request -> DynamicTest.dynamicTest(request.name(), () -> {
                    String answer = send(request.text());
                    assertThat(answer)
                            .doesNotContainPattern("(?m)^HTTP/1\\.[01] 5")
                            .doesNotContainPattern(INSIDES);
                    assertThat(answer).doesNotContain(server.data().toString());
                    assertServes();
                }));
    }

    private record Nonsense(String name, String text) {}

    private Stream<Nonsense> nonsense() {
        return Stream.of(onTheWire(), inPaths(), inBodies()).flatMap(List::stream);
    }

    private static List<Nonsense> onTheWire() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        return List.of(
                new Nonsense("noise", new String(noise, StandardCharsets.ISO_8859_1)),
                new Nonsense("an empty request line", "\r\n\r\n\r\n"),
                new Nonsense("a request line of one word", "HELLO\r\n\r\n"),
                new Nonsense("an unknown method", "BREW /image HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"),
                new Nonsense("no host", "GET /v1/images HTTP/1.1\r\nConnection: close\r\n\r\n"),
                new Nonsense("a negative length", post("/image", "Content-Length: -1", "")),
                new Nonsense("a length that is no number", post("/image", "Content-Length: many", "")),
                new Nonsense(
                        "a length beyond every number", post("/image", "Content-Length: 99999999999999999999", "")),
                new Nonsense(
                        "length and chunks",
                        post("/image", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n")),
                new Nonsense("a chunk without a size", post("/image", "Transfer-Encoding: chunked", "zz\r\nabc\r\n")),
                new Nonsense(
                        "an endless header",
                        "GET / HTTP/1.1\r\nHost: h\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n"),
                new Nonsense("an endless path", "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"));
    }

    private List<Nonsense> inPaths() {
        return Stream.of(
                        "/v1/images/../../../../etc/passwd",
                        "/v1/images/..%2f..%2f..%2fetc%2fpasswd/content",
                        "/v1/images/%00/content",
                        "/v1/images/%ff%fe",
                        "/v1/images/%zz",
                        "/v1/images?limit=-1&cursor=%27%20OR%201=1",
                        "/v1/images?limit=999999999999999999999",
                        "/detections/%F0%9F%92%A9%00",
                        "/detections?mediaKey=" + "%27".repeat(500),
                        "/api/data/images?limit=x&offset=99999999999999999999",
                        "/api/data/batches/9999999999999999999999",
                        "/openapi/..%2f..%2fapplication.json",
                        "/openapi/%2e%2e/x.json")
                .map(path -> new Nonsense(
                        "GET " + (path.length() > 60 ? path.substring(0, 60) + "…" : path),
                        "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "
                                + credentials.accessToken() + "\r\n\r\n"))
                .toList();
    }

    private List<Nonsense> inBodies() {
        String bearer = "Authorization: Bearer " + credentials.accessToken();
        String device = "X-Device-Key: " + credentials.deviceKey();
        List<Nonsense> all = new ArrayList<>();
        for (String body : List.of(
                "",
                "null",
                "[]",
                "\"",
                "{\"a\":",
                "[".repeat(100_000),
                "{\"mediaKey\":" + "9".repeat(5_000) + "}",
                "\0\u00ff\u00fe",
                "{\"tracks\":1e999999999}")) {
            String name = "body " + (body.length() > 20 ? body.substring(0, 20) + "…" : body);
            all.add(new Nonsense("/detections, " + name, json("/detections", bearer, body)));
            all.add(new Nonsense("/recordings, " + name, json("/recordings", bearer, body)));
            all.add(new Nonsense("/login, " + name, json("/login", bearer, body)));
            all.add(new Nonsense("notify, " + name, json("/api/data/agent/images/notify", device, body)));
            all.add(new Nonsense("provision, " + name, json("/api/devices/provision", device, body)));
            all.add(new Nonsense(
                    "/auth/token, " + name, json("/auth/token", "x-api-key: " + credentials.partnerKey(), body)));
        }
        String form = "Content-Type: " + Client.multipartType() + "\r\n" + device;
        all.add(new Nonsense("a form that is none", upload(form, "no boundary here")));
        all.add(new Nonsense(
                "a form that ends early", upload(form, "--end-to-end-boundary\r\nContent-Disposition: form-d")));
        all.add(new Nonsense(
                "a form without a boundary", upload("Content-Type: multipart/form-data\r\n" + device, "x")));
        all.add(new Nonsense("a part with a name like a path", upload(form, """
                --end-to-end-boundary\r
                Content-Disposition: form-data; name="image"; filename="../../\0../etc/passwd"\r
                \r
                x\r
                --end-to-end-boundary--\r
                """)));
        return all;
    }

    private static String json(String path, String header, String body) {
        return post(path, "Content-Type: application/json\r\n" + header + "\r\nContent-Length: " + body.length(), body);
    }

    private static String upload(String headers, String body) {
        return post("/api/device/images/upload", headers + "\r\nContent-Length: " + body.length(), body);
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body;
    }

    private String send(String request) throws IOException {
        try (RawConnection connection = RawConnection.open(server.base())) {
            Thread.ofVirtual().start(() -> writeWhileWanted(connection, out -> writeAndEnd(connection, request)));
            return connection.readAll();
        }
    }

    private static void writeAndEnd(RawConnection connection, String request) throws IOException {
        connection.write(request);
        connection.end();
    }

    private void assertServes() throws IOException {
        assertThat(send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }
}
