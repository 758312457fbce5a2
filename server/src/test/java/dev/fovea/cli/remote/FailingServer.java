package dev.fovea.cli.remote;

import com.sun.net.httpserver.Headers;
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
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A call as it came. */
    record Received(Headers headers, String body) {
        /** A header, {@code null} as text where there was none. */
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

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
                server.received.add(new Received(
                        exchange.getRequestHeaders(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
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
        return received.size();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** That header of each call. */
    List<String> headers(String name) {
        return received.stream().map(call -> call.header(name)).toList();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
