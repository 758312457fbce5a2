package dev.fovea.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An application that is told by webhook: takes deliveries at {@link #hook()}, checks their signature as the seed's users do
 * (HMAC-SHA256 over the exact body, hex, in {@code X-ImgGo-Signature}), and says at {@code /arrivals/<job>} what came. Listens
 * on 127.0.0.1 at a free port, which the server under demonstration must be allowed to call.
 */
public final class DemoReceiver implements AutoCloseable {
    private static final String HOOK = "/hook";
    private static final String ARRIVALS = "/arrivals/";

    private final String secret;
    private final Duration patience;
    private final HttpServer server;
    private final Map<String, CompletableFuture<Map<String, Object>>> arrivals = new ConcurrentHashMap<>();

    private DemoReceiver(String secret, Duration patience, HttpServer server) {
        this.secret = secret;
        this.patience = patience;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param secret what the webhook was made with
     * @param patience how long a question waits for a delivery
     * @throws UncheckedIOException when no port can be had
     */
    public static DemoReceiver start(String secret, Duration patience) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            DemoReceiver receiver = new DemoReceiver(secret, patience, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(HOOK, receiver::take);
            server.createContext(ARRIVALS, receiver::tell);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The address for the webhook. */
    public URI hook() {
        return base().resolve(HOOK);
    }

    /** Path that answers, as soon as it came, with the delivery about the job. */
    static String arrivalOf(String job) {
        return ARRIVALS + job;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("X-ImgGo-Signature"));
            Map<String, Object> arrival = new LinkedHashMap<>();
            arrival.put("event", Json.tree(body).at("/event").asString(""));
            arrival.put("signature", signed(body).equals(signature) ? "valid" : "wrong");
            arrival.put("standard_webhooks", exchange.getRequestHeaders().containsKey("webhook-signature"));
            arrival.put("result", Json.tree(body).at("/result"));
            of(Json.tree(body).at("/job_id").asString("")).complete(arrival);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            String job = exchange.getRequestURI().getPath().substring(ARRIVALS.length());
            Optional<Map<String, Object>> arrival = await(job);
            send(exchange, arrival.isPresent() ? 200 : 404, arrival.orElse(Map.of("error", "no webhook came")));
        }
    }

    private Optional<Map<String, Object>> await(String job) {
        try {
            return Optional.of(of(job).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> answer) throws IOException {
        byte[] body = Json.bytes(answer);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private CompletableFuture<Map<String, Object>> of(String job) {
        return arrivals.computeIfAbsent(job, _ -> new CompletableFuture<>());
    }

    private String signed(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
