package dev.fovea.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.core.port.ImageFetcher.FetchException;
import dev.fovea.core.port.ImageFetcher.FetchException.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A far side with a certificate for camera.example and 127.0.0.1 that the fetcher trusts. */
@Timeout(20)
class HttpsFetchTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final FetchLimits LIMITS =
            new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, 1_000_000);

    private static SSLContext context;

    private final NameServer names = new NameServer()
            .answer("camera.example", "127.0.0.1")
            .answer("other.example", "127.0.0.1")
            .answer("my_camera.example", "127.0.0.1");
    private final AtomicReference<List<SNIServerName>> serverNames = new AtomicReference<>(List.of());
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private FarSide far;

    @BeforeAll
    static void makeCertificate(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("far.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "far",
                        "-dname",
                        "CN=far",
                        "-ext",
                        "san=dns:camera.example,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        context = context(file);
    }

    private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("far", store.getCertificate("far"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @BeforeEach
    void start() throws IOException {
        ServerSocket unbound = context.getServerSocketFactory().createServerSocket();
        far = new FarSide(unbound, "127.0.0.1").on("/a.jpg", (client, out) -> {
            serverNames.set(((ExtendedSSLSession) ((SSLSocket) client).getSession()).getRequestedServerNames());
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npicture".getBytes(ISO_8859_1));
        });
    }

    @AfterEach
    void stop() throws IOException {
        far.close();
    }

    private HttpImageFetcher fetcher(SSLSocketFactory tls, FetchLimits limits) {
        return new HttpImageFetcher(new AddressPolicy(List.of("127.0.0.1"), names), limits, tls);
    }

    private URI url(String host) {
        return URI.create("https://" + host + ":" + far.port() + "/a.jpg");
    }

    private Cause failure(SSLSocketFactory tls, FetchLimits limits, URI url) {
        long start = System.nanoTime();
        FetchException failure = catchThrowableOfType(
                FetchException.class, () -> fetcher(tls, limits).fetch(url, sink));
        assertThat(failure).as("the fetch should fail").isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(limits.total().plusSeconds(5));
        return failure.kind();
    }

    @Test
    void the_name_of_the_url_is_sent_and_verified_though_the_connection_goes_to_a_checked_address() throws Exception {
        fetcher(context.getSocketFactory(), LIMITS).fetch(url("camera.example"), sink);

        assertThat(sink.toString(ISO_8859_1)).isEqualTo("picture");
        assertThat(serverNames.get())
                .singleElement()
                .satisfies(name ->
                        assertThat(new String(name.getEncoded(), ISO_8859_1)).isEqualTo("camera.example"));
        assertThat(far.requests()).singleElement().asString().contains("Host: camera.example:" + far.port() + "\n");
    }

    @Test
    void a_name_with_a_trailing_dot_is_the_same_name() throws Exception {
        fetcher(context.getSocketFactory(), LIMITS).fetch(url("camera.example."), sink);

        assertThat(serverNames.get()).hasSize(1);
    }

    @Test
    void an_address_literal_is_verified_and_never_sent_as_server_name() throws Exception {
        fetcher(context.getSocketFactory(), LIMITS).fetch(url("127.0.0.1"), sink);

        assertThat(sink.size()).isEqualTo(7);
        assertThat(serverNames.get()).isEmpty();
    }

    @Test
    void a_certificate_of_another_name_is_refused_before_any_request() {
        SSLSocketFactory tls = context.getSocketFactory();

        assertThat(failure(tls, LIMITS, url("other.example"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(failure(tls, LIMITS, url("my_camera.example"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(far.requests()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

        assertThat(failure(tls, LIMITS, url("camera.example"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(far.requests()).isEmpty();
    }

    @Test
    void a_handshake_that_never_comes_is_left_at_the_deadline() throws Exception {
        FetchLimits impatient = new FetchLimits(Duration.ofMillis(300), Duration.ofMillis(600), 3, 1000);
        try (ServerSocket silent = new ServerSocket(0, 5, NameServer.literal("127.0.0.1"))) {
            URI url = URI.create("https://camera.example:" + silent.getLocalPort() + "/");

            assertThat(failure(context.getSocketFactory(), impatient, url)).isEqualTo(Cause.TIMEOUT);
            silent.setSoTimeout(1000);
            silent.accept().close();
        }
    }

    @Test
    void a_body_that_drips_over_tls_is_left_at_the_deadline() {
        FetchLimits impatient = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), 3, 1000);
        far.on("/a.jpg", (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            for (int drops = 0; drops < 300; drops++) {
                out.write('x');
                Thread.sleep(20);
            }
        });

        assertThat(failure(context.getSocketFactory(), impatient, url("camera.example")))
                .isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void a_body_that_is_cut_without_farewell_is_broken() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, NameServer.literal("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answerAndCut(server));
            URI url = URI.create("https://camera.example:" + server.getLocalPort() + "/");

            assertThat(failure(context.getSocketFactory(), LIMITS, url)).isEqualTo(Cause.BROKEN);
            assertThat(sink.toString(ISO_8859_1)).isEqualTo("pict");
        }
    }

    private static void answerAndCut(ServerSocket server) {
        try (Socket tcp = server.accept()) {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, tcp.getPort(), false);
            tls.setUseClientMode(false);
            tls.getInputStream().readNBytes("GET / HTTP/1.1\r\n".length());
            tls.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npict".getBytes(ISO_8859_1));
            tcp.shutdownOutput();
            tcp.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
