package dev.fovea.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves pictures, and answers that are none, to a server that fetches what a client names.
 *
 * <p>Paths by their first segment: {@code fresh} (a picture made from the path), {@code webp}, {@code html}, {@code text-as-jpeg}, {@code missing}
 * (404), {@code empty}, {@code truncated}, {@code huge} (over 50 MiB with a length), {@code endless} (the same in chunks), {@code slow} (stalls),
 * {@code redirect/N} (N redirects, then a picture), {@code refused} (a redirect to an address that the server must not call).
 */
final class PictureServer implements AutoCloseable {
    private static final long HUGE = 60L * 1024 * 1024;
    private static final long STALL_MILLIS = 45_000;
    private static final int TRUNCATED = 1200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PictureServer(String address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts on a free port of a loopback address. */
    static PictureServer start(String address) throws IOException {
        return new PictureServer(address);
    }

    String baseUrl() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String[] segments = path.substring(1).split("/", 3);
            switch (segments[0]) {
                case "fresh" -> answer(exchange, 200, "image/jpeg", Pictures.unique(path));
                case "webp" -> answer(exchange, 200, "image/webp", GoldenFiles.bytes("pictures/small.webp"));
                case "html" -> answer(exchange, 200, "text/html", utf8("<!doctype html><title>Sign in</title>"));
                case "text-as-jpeg" -> answer(exchange, 200, "image/jpeg", utf8("not a picture"));
                case "empty" -> answer(exchange, 200, "image/jpeg", new byte[0]);
                case "truncated" -> answerTruncated(exchange, Pictures.unique(path));
                case "huge" -> stream(exchange, path, HUGE);
                case "endless" -> stream(exchange, path, 0);
                case "slow" -> stall(exchange);
                case "redirect" -> redirect(exchange, Integer.parseInt(segments[1]), segments[2]);
                case "refused" -> redirectTo(exchange, exchange.getRequestURI().getRawQuery());
                default -> answer(exchange, 404, "text/plain", utf8("not found"));
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Promises the whole picture and breaks off in the middle. */
    private static void answerTruncated(HttpExchange exchange, byte[] picture) throws IOException {
        exchange.sendResponseHeaders(200, picture.length);
        exchange.getResponseBody().write(picture, 0, TRUNCATED);
        exchange.getResponseBody().flush();
    }

    private static void stream(HttpExchange exchange, String path, long announced) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        exchange.sendResponseHeaders(200, announced);
        byte[] picture = Pictures.unique(path);
        OutputStream out = exchange.getResponseBody();
        out.write(picture);
        out.flush();
        new Body(List.of(new Body.Fill((byte) 0, HUGE - picture.length))).writeTo(out);
    }

    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, int left, String rest) throws IOException {
        redirectTo(exchange, left <= 1 ? "/fresh/" + rest : "/redirect/" + (left - 1) + "/" + rest);
    }

    private static void redirectTo(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
