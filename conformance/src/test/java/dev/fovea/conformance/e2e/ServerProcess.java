package dev.fovea.conformance.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of its own, on a free port of 127.0.0.1, from the packaged jar. */
final class ServerProcess implements AutoCloseable {
    /** What lets the server fetch pictures of this machine. */
    static final List<String> MAY_FETCH_HERE = List.of("--set", "outbound.allow=127.0.0.1");

    private static final Duration READY = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 60;
    private static final long POLL_MILLIS = 25;

    private static final HttpClient PROBE = HttpClient.newHttpClient();

    private final Process process;
    private final URI base;
    private final Path folder;
    private final Path out;

    private ServerProcess(Process process, URI base, Path folder, Path out) {
        this.process = process;
        this.base = base;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Starts a server and waits until it takes data. Its data is in {@code folder/data}, the secrets of its first start in
     * {@code folder/credentials.json}.
     *
     * @throws IllegalStateException with the log when it ends or is not ready within a minute
     */
    static ServerProcess start(Path folder, List<String> more) throws IOException, InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString(),
                "--credentials-file",
                folder.resolve("credentials.json").toString()));
        arguments.addAll(more);
        Path out = Files.createTempFile(folder, "server-", ".out");
        Process process = FoveaCommand.builder(folder, arguments)
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        ServerProcess server = new ServerProcess(process, URI.create("http://127.0.0.1:" + port), folder, out);
        server.awaitReady();
        return server;
    }

    /** A port that nobody listened on a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + READY.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the server did not get ready:\n" + output());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean ready() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return PROBE.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI base() {
        return base;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The secrets of the first start. */
    Credentials credentials() throws IOException {
        return Credentials.read(folder.resolve("credentials.json"));
    }

    /** All that it printed so far, log included. */
    String output() throws IOException {
        return Files.readString(out);
    }

    /** SIGKILL: no handler runs, nothing is flushed by the process. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, without waiting. */
    void terminate() {
        process.destroy();
    }

    /**
     * Waits for the end.
     *
     * @return the exit code
     * @throws IllegalStateException when it is still running after a minute
     */
    int awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the server did not stop:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            terminate();
            awaitExit();
        }
    }
}
