package dev.fovea.cli.remote;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server with one answer to everything. */
final class FailingServer implements AutoCloseable {
    private final HttpServer http;
    private final List<String> keys = new CopyOnWriteArrayList<>();

    private FailingServer(HttpServer http) {
        this.http = http;
    }

    static FailingServer answering(int status, Map<String, String> headers) {
        return answering(status, headers, "{}");
    }

    static FailingServer answering(int status, Map<String, String> headers, String body) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FailingServer server = new FailingServer(http);
            http.createContext("/", exchange -> {
                server.keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
                var _ = exchange.getRequestBody().readAllBytes();
                headers.forEach(exchange.getResponseHeaders()::set);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    int calls() {
        return keys.size();
    }

    /** The idempotency key of each call, {@code null} as text where there was none. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
