package dev.fovea.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a local address that answers byte by byte what a test tells it to, however wrong. */
final class FarSide implements AutoCloseable {
    /** Writes the whole answer, status line included. */
    interface Script {
        void answer(Socket client, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FarSide() throws IOException {
        this(new ServerSocket(), "127.0.0.1");
    }

    FarSide(ServerSocket unbound, String address) throws IOException {
        server = unbound;
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        Thread.ofVirtual().name("far-side").start(this::accept);
    }

    FarSide on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** Answers with these characters and closes. */
    FarSide on(String path, String answer) {
        return on(path, (_, out) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    FarSide redirecting(String path, String location) {
        return on(path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Heads of the requests that came, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client);
            requests.add(head);
            String path = head.split(" ", 3)[1];
            scripts.getOrDefault(path, (_, out) -> out.write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(ISO_8859_1)))
                    .answer(client, client.getOutputStream());
        } catch (IOException _) {
            // The fetcher hung up, which most tests want.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(Socket client) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        if (head.isEmpty()) {
            throw new IOException("no request");
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
