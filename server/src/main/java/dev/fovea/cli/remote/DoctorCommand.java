package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import dev.fovea.cli.output.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** Looks for what usually goes wrong, and says what to do about it. */
@Command(
        name = "doctor",
        description = {
            "Check this machine and the server: ok, warn or fail, and what to do.",
            "Exit 1 when something failed."
        })
final class DoctorCommand extends ApiCommand {
    private static final int JAVA = 25;
    private static final long LEAST_FREE = 1_000_000_000L;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final String OK = "ok";
    private static final String WARN = "warn";
    private static final String FAIL = "fail";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of a server on this machine (default: data).")
    private Path data = Path.of("data");

    private final Clock clock = Clock.systemUTC();
    private final List<Finding> findings = new ArrayList<>();

    /** What was looked at and how it is; {@code advice} is empty when nothing is to be done. */
    private record Finding(String check, String state, String what, String advice) {}

    DoctorCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        java();
        dataFolder();
        profiles(client);
        server(client);
        Printer printer = printer(Columns.of("check", "state", "what", "advice"));
        findings.forEach(finding -> printer.row(JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.check())
                .put("state", finding.state())
                .put("what", finding.what())
                .put("advice", finding.advice())));
        printer.end();
        return findings.stream().anyMatch(finding -> finding.state().equals(FAIL))
                ? ExitCode.UNEXPECTED
                : ExitCode.SUCCESS;
    }

    private void java() {
        int version = Runtime.version().feature();
        boolean good = version >= JAVA;
        find("java", good ? OK : FAIL, Runtime.version().toString(), good ? "" : "install a JDK " + JAVA);
    }

    private void dataFolder() {
        if (!Files.isDirectory(data)) {
            find("data folder", OK, "none at " + data + ": no server keeps data there", "");
            return;
        }
        try {
            find(
                    "data folder",
                    Files.isWritable(data) ? OK : FAIL,
                    data.toString(),
                    Files.isWritable(data) ? "" : "let the server's user write there");
            key(data.resolve("server.key"));
            long free = Files.getFileStore(data).getUsableSpace();
            find(
                    "disk",
                    free < LEAST_FREE ? WARN : OK,
                    Progress.bytes(free) + " free",
                    free < LEAST_FREE ? "make room; below 64 MiB the server takes no data" : "");
        } catch (IOException e) {
            find("data folder", FAIL, "cannot be read: " + e.getMessage(), "look at the disk");
        }
    }

    private void key(Path key) throws IOException {
        if (!Files.exists(key)) {
            find("server key", OK, "not made yet", "");
            return;
        }
        boolean posix = key.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> rights = posix ? Files.getPosixFilePermissions(key) : Set.of();
        boolean open =
                rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
        find(
                "server key",
                open ? FAIL : OK,
                open ? "others may read it" : "readable by its owner alone",
                open ? "chmod 600 " + key : "");
    }

    private void profiles(ApiClient client) {
        boolean signedIn = client.endpoint().key().isPresent();
        find(
                "sign-in",
                signedIn ? OK : WARN,
                signedIn ? "there is a key for " + client.endpoint().server() : "nobody is signed in",
                signedIn ? "" : "fovea login");
    }

    private void server(ApiClient client) {
        try {
            Answer ready = client.sendWhateverComes(Call.get("/readyz"));
            String reasons = ready.json().path("reasons").toString();
            boolean good = ready.status() == 200;
            find(
                    "server",
                    good ? OK : FAIL,
                    client.endpoint().server() + (good ? " takes data" : ": " + reasons),
                    good ? "" : "see the log of the server");
            find(
                    "server version",
                    OK,
                    client.json(Call.get("/openapi/fovea.json"))
                            .at("/info/version")
                            .asString("unknown"),
                    "");
            ready.header("Date").ifPresent(this::clock);
            if (client.endpoint().key().isPresent()) {
                var me = client.sendWhateverComes(Call.get("/v1/users/me"));
                find(
                        "key",
                        me.status() == 200 ? OK : FAIL,
                        me.status() == 200 ? me.json().path("username").asString("") : "refused",
                        me.status() == 200 ? "" : "fovea login");
            }
        } catch (Failure e) {
            find("server", FAIL, e.sentence(), "fovea serve, or say --server");
        }
    }

    private void clock(String date) {
        try {
            ZonedDateTime there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration apart =
                    Duration.between(there.toInstant(), clock.instant()).abs();
            boolean good = apart.compareTo(SKEW) <= 0;
            find(
                    "clock",
                    good ? OK : WARN,
                    apart.toSeconds() + " s apart from the server's",
                    good ? "" : "set the clock: times of capture and signatures depend on it");
        } catch (DateTimeException _) {
            find("clock", WARN, "the server tells no time", "");
        }
    }

    private void find(String check, String state, String what, String advice) {
        findings.add(new Finding(check, state, what, advice));
    }
}
