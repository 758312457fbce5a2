package dev.fovea.conformance.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@link UniquePictures} by their number on a free port of 127.0.0.1. */
final class PictureStand implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PictureStand() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", PictureStand::answer);
        server.start();
    }

    static PictureStand open() throws IOException {
        return new PictureStand();
    }

    String url(long seed) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + seed + ".jpg";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] picture = UniquePictures.picture(Long.parseLong(path.substring(1, path.indexOf('.'))));
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
