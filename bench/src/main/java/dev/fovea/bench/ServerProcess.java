package dev.fovea.bench;

import dev.fovea.cli.Fovea;
import dev.fovea.cli.demo.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, so that its CPU time and memory can be told from those of its clients. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int POLL_MS = 50;

    private final Process process;
    private final Path folder;
    private final boolean kept;
    private final Credentials credentials;

    private ServerProcess(Process process, Path folder, boolean kept) throws Exception {
        this.process = process;
        this.folder = folder;
        this.kept = kept;
        this.credentials = awaitCredentials();
    }

    /** Starts a server on a free port with an empty data folder, and waits until it listens. */
    static ServerProcess start(Options options, String... javaOptions) throws Exception {
        return start(options, List.of(javaOptions), List.of());
    }

    /** Starts a server with further settings, each {@code name=value}. */
    static ServerProcess startWith(Options options, String... settings) throws Exception {
        return start(options, List.of(), List.of(settings));
    }

    /** Starts a server on the data folder and the database that the options name, and leaves both when it is closed. */
    static ServerProcess kept(Options options, String... javaOptions) throws Exception {
        Files.createDirectories(options.data());
        List<String> settings = options.db().map(url -> "db=" + url).stream().toList();
        return start(options.data(), true, List.of(javaOptions), settings);
    }

    private static ServerProcess start(Options options, List<String> javaOptions, List<String> settings)
            throws Exception {
        return start(Folders.fresh(options, "server"), false, javaOptions, settings);
    }

    private static ServerProcess start(Path folder, boolean kept, List<String> javaOptions, List<String> settings)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(javaOptions);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fovea.class.getName()));
        command.addAll(List.of("serve", "--port", "0", "--data", folder + "/data"));
        command.addAll(List.of("--credentials-file", folder + "/credentials.json"));
        command.addAll(List.of("--set", "outbound.allow=127.0.0.1"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        return new ServerProcess(process, folder, kept);
    }

    /**
     * The file is written once the server listens, under its name as soon as it is begun: hence the ready line. It names the
     * port of the first start.
     */
    private Credentials awaitCredentials() throws Exception {
        long until = System.nanoTime() + START.toNanos();
        while (!log().contains("Fovea is ready")) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroy();
                throw new IOException("the server did not start: " + log());
            }
            Thread.sleep(POLL_MS);
        }
        Credentials made = Credentials.read(folder.resolve("credentials.json"));
        return new Credentials(
                log().replaceFirst("(?s).*Fovea is ready at (\\S+).*", "$1"),
                made.organisation(),
                made.admin(),
                made.genlogs(),
                made.acusight(),
                made.imggo(),
                made.hub());
    }

    Credentials credentials() {
        return credentials;
    }

    /** Its SQLite file. */
    Path database() {
        return folder.resolve("data/fovea.db");
    }

    /** What it printed. */
    String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    boolean alive() {
        return process.isAlive();
    }

    /** CPU time of the process so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The most memory that it occupied, as Linux tells it. */
    String peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** Stops it and removes its data, unless they are kept. */
    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        if (!kept) {
            Folders.remove(folder);
        }
    }
}
