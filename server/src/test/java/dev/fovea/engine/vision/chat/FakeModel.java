package dev.fovea.engine.vision.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A local server that speaks the protocol of chat completions as a test tells it to, one answer for each request. */
public final class FakeModel implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** Writes an answer; false when the connection is to be closed afterwards. */
    private interface Script {
        boolean answer(OutputStream out) throws IOException, InterruptedException;
    }

    /**
     * What was asked.
     *
     * @param head request line and headers
     */
    public record Asked(String head, JsonNode body) {
        /** The text of the question. */
        public String text() {
            return body.path("messages")
                    .path(1)
                    .path("content")
                    .path(0)
                    .path("text")
                    .asString();
        }

        /** Pictures in the question. */
        public List<String> pictures() {
            return body.path("messages")
                    .path(1)
                    .path("content")
                    .valueStream()
                    .filter(part -> part.path("type").asString("").equals("image_url"))
                    .map(part -> part.path("image_url").path("url").asString())
                    .toList();
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** Listens on a free port. */
    public FakeModel() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens. */
    public ChatAddress address(String key, Duration timeout) {
        return new ChatAddress(
                URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/chat/completions"),
                "test-model",
                key,
                timeout);
    }

    /** All requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Answers the next request with these words of the model. */
    public FakeModel says(String words) {
        return says(words, "stop");
    }

    /** Likewise, with the reason why the model stopped. */
    public FakeModel says(String words, String finish) {
        return answers(200, completion(words, finish, 100, 20));
    }

    /** A whole completion. */
    public static String completion(String words, String finish, int inputTokens, int outputTokens) {
        ObjectNode body = JSON.createObjectNode().put("object", "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", finish);
        choice.putObject("message").put("role", "assistant").put("content", words);
        body.putObject("usage").put("prompt_tokens", inputTokens).put("completion_tokens", outputTokens);
        return JSON.writeValueAsString(body);
    }

    /** Answers the next request. */
    public FakeModel answers(int status, String body, String... headers) {
        scripts.add(out -> {
            out.write(response(status, body, headers));
            out.flush();
            return true;
        });
        return this;
    }

    /** Answers the next request and closes the connection without having said so. */
    public FakeModel saysAndHangsUp(String words) {
        scripts.add(out -> {
            out.write(response(200, completion(words, "stop", 1, 1)));
            out.flush();
            return false;
        });
        return this;
    }

    /** Closes the connection instead of answering. */
    public FakeModel hangsUp() {
        scripts.add(_ -> false);
        return this;
    }

    /** Answers the next request with a head and half a body, and then nothing more. */
    public FakeModel stallsInTheMiddle() {
        scripts.add(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\":".getBytes(ISO_8859_1));
            out.flush();
            released.await();
            return false;
        });
        return this;
    }

    /** Never answers the next request. */
    public FakeModel staysSilent() {
        scripts.add(_ -> {
            released.await();
            return false;
        });
        return this;
    }

    private static byte[] response(int status, String body, String... headers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = body.getBytes(UTF_8);
        out.writeBytes(("HTTP/1.1 " + status + " X\r\nContent-Length: " + bytes.length + "\r\n").getBytes(ISO_8859_1));
        for (String header : headers) {
            out.writeBytes((header + "\r\n").getBytes(ISO_8859_1));
        }
        out.writeBytes("\r\n".getBytes(ISO_8859_1));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            released.countDown();
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            boolean goOn = true;
            while (goOn) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                asked.add(new Asked(head, JSON.readTree(in.readNBytes(length(head)))));
                goOn = scripts.take().answer(client.getOutputStream());
            }
        } catch (IOException | InterruptedException closed) {
            released.countDown();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
