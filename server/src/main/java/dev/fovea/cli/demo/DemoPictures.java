package dev.fovea.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A partner's picture server: hands out the photographs at the {@code image_url} of the GenLogs calls. Listens on 127.0.0.1 at
 * a free port, so the server under demonstration must allow that address for outbound calls ({@code outbound.allow}).
 */
public final class DemoPictures implements AutoCloseable {
    private static final String PATH = "/pictures/";

    private final Album album;
    private final HttpServer server;

    private DemoPictures(Album album, HttpServer server) {
        this.album = album;
        this.server = server;
    }

    /**
     * Starts to serve the pictures of the jar.
     *
     * @throws UncheckedIOException when no port can be had
     */
    public static DemoPictures start() {
        return start(Album.load());
    }

    static DemoPictures start(Album album) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            DemoPictures pictures = new DemoPictures(album, server);
            server.createContext(PATH, pictures::serve);
            server.start();
            return pictures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a picture is; an unknown name answers 404 there. */
    public URI uri(String file) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH + file);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String file = exchange.getRequestURI().getPath().substring(PATH.length());
            Optional<Picture> picture = album.find(file);
            if (picture.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, picture.get());
        }
    }

    private static void send(HttpExchange exchange, Picture picture) throws IOException {
        byte[] bytes = picture.bytes();
        exchange.getResponseHeaders().set("Content-Type", picture.mediaType());
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
