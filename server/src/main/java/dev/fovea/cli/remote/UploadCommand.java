package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import dev.fovea.cli.output.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Sends pictures as a device does: the same bytes again are no error and no second image. */
@Command(
        name = "upload",
        description = {
            "Send pictures, single ones or whole folders, as this machine's device.",
            "'fovea devices enrol' makes the device; FOVEA_DEVICE_KEY names another. Next to a.jpg, a.json is sent along as its metadata."
        })
final class UploadCommand extends ApiCommand {
    private static final Columns COLUMNS = Columns.of("image_id", "file", "duplicate", "batch_id", "storage_key");
    private static final int MOST_HANDS = 64;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--metadata", paramLabel = "JSON", description = "Metadata of all of them: JSON or @FILE.")
    private @Nullable String metadata;

    @Option(names = "--jobs", paramLabel = "N", description = "How many at once (default: 4).")
    private int hands = 4;

    @Option(names = "--fail-on-duplicate", description = "Exit 6 when an image was there already.")
    private boolean failOnDuplicate;

    private boolean duplicates;

    UploadCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        String key = deviceKey(client);
        List<Path> files =
                paths.stream().flatMap(Inputs::files).filter(this::isPicture).toList();
        Progress progress = progress();
        progress.total(files.size());
        Printer printer = printer(COLUMNS);
        Tally tally = new Tally(files.size() == 1, sentence -> {
            progress.note("failed");
            progress.say(sentence);
        });
        if (files.size() == 1) {
            tally.count("", () -> send(client, key, files.getFirst(), printer, progress));
        } else {
            inParallel(files, file -> tally.count(file.toString(), () -> send(client, key, file, printer, progress)));
        }
        printer.end();
        progress.end("sent");
        ExitCode exit = tally.exit();
        return exit == ExitCode.SUCCESS && duplicates && failOnDuplicate ? ExitCode.DUPLICATE : exit;
    }

    private static String deviceKey(ApiClient client) {
        return client.endpoint()
                .deviceKey()
                .or(() -> client.endpoint().key().filter(key -> key.startsWith("adk_")))
                .orElseThrow(
                        () -> new Failure(
                                ExitCode.NOT_ALLOWED,
                                "pictures are sent by a device: 'fovea devices enrol' makes this machine one, or set FOVEA_DEVICE_KEY"));
    }

    /** A folder may hold what describes its pictures; what was named by itself is sent whatever it is called. */
    private boolean isPicture(Path file) {
        return paths.contains(file) || !file.toString().endsWith(".json");
    }

    private void inParallel(List<Path> files, Consumer<Path> deed) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(hands, 1, MOST_HANDS))) {
            files.forEach(file -> pool.execute(() -> deed.accept(file)));
            pool.shutdown();
            while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
                remark("still sending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }

    private void send(ApiClient client, String key, Path file, Printer printer, Progress progress) {
        List<Body.Field> fields = metadataOf(file)
                .map(text -> List.of(new Body.Field("metadata", text)))
                .orElse(List.of());
        Answer answer = client.send(Call.of("POST", "/api/device/images/upload", Body.form(fields, "image", file))
                .with("X-Device-Key", key));
        ObjectNode sent = (ObjectNode) answer.json().path("data");
        sent.put("file", file.toString());
        synchronized (this) {
            if (sent.path("duplicate").asBoolean(false)) {
                progress.note("dup");
                duplicates = true;
            }
            printer.row(sent);
        }
        progress.step(file.toFile().length());
    }

    private Optional<String> metadataOf(Path file) {
        String given = metadata;
        if (given != null) {
            return Optional.of(given.startsWith("@") ? Inputs.text(given.substring(1)) : given);
        }
        String name = file.getFileName().toString();
        Path beside = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
        try {
            return Files.isRegularFile(beside) && !beside.equals(file)
                    ? Optional.of(Files.readString(beside))
                    : Optional.empty();
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, beside + " cannot be read", e);
        }
    }
}
