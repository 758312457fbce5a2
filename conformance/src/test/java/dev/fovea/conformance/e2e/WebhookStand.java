package dev.fovea.conformance.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks on a free port of 127.0.0.1, remembers which events came for which job, and checks every signature. */
final class WebhookStand implements AutoCloseable {
    static final String SECRET = "secret-of-the-stand";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Set<String>> events = new ConcurrentHashMap<>();
    private final Queue<String> forged = new ConcurrentLinkedQueue<>();

    private WebhookStand() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static WebhookStand open() throws IOException {
        return new WebhookStand();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Kinds of events that came for the job. */
    Set<String> eventsOf(String job) {
        return events.getOrDefault(job, Set.of());
    }

    /** Bodies whose signature was wrong. */
    Queue<String> forged() {
        return forged;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!signature(body).equals(exchange.getRequestHeaders().getFirst("X-ImgGo-Signature"))) {
                forged.add(new String(body, StandardCharsets.UTF_8));
            }
            JsonNode event = JsonMapper.shared().readTree(body);
            events.computeIfAbsent(event.at("/job_id").stringValue(), _ -> ConcurrentHashMap.newKeySet())
                    .add(event.at("/event").stringValue());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
