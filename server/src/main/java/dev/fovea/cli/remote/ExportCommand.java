package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches images and boxes as a file of a known format; nothing is held in memory. */
@Command(
        name = "export",
        description =
                "Write images and their boxes as coco, yolo, csv or jsonl, to the output or to a file (docs/api/exports.md).")
final class ExportCommand extends ApiCommand {
    private static final int BUFFER = 1 << 16;

    @Parameters(paramLabel = "FORMAT", description = "coco, yolo, csv or jsonl.")
    private String kind = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; it gets its name when it is whole.")
    private @Nullable Path file;

    @Option(names = "--batch", paramLabel = "ID", description = "Only images of this batch.")
    private String batch = "";

    @Option(names = "--ids", paramLabel = "IDS", description = "Only these images, comma-separated.")
    private String ids = "";

    @Option(names = "--labels", paramLabel = "NAMES", description = "Only boxes of these classes, comma-separated.")
    private String labels = "";

    @Option(names = "--min-confidence", paramLabel = "N", description = "Only boxes that are at least so sure.")
    private String confidence = "";

    @Option(names = "--images", paramLabel = "HOW", description = "none, referenced or included.")
    private String images = "";

    @Option(names = "--space", paramLabel = "SPACE", description = "stored, or display: after EXIF orientation.")
    private String space = "";

    ExportCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Path target = file;
        try (InputStream content = client.stream(Call.get("/v1/images/export", query()))) {
            if (target == null) {
                copy(content, around.out(), progressIfSeen());
                around.out().flush();
            } else {
                write(content, target);
            }
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "the export broke off: what was written is not whole (" + e.getMessage() + ")",
                    e);
        }
        return ExitCode.SUCCESS;
    }

    private void write(InputStream content, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Progress progress = progress();
        try (OutputStream out = Files.newOutputStream(part)) {
            copy(content, out, progress);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        progress.end("wrote " + target + ":");
    }

    /** A line about the progress would stand in the midst of what is shown. */
    private Progress progressIfSeen() {
        return new Progress(err(), false, true);
    }

    private static void copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            progress.moved(read);
        }
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", kind);
        query.put("batch", batch);
        query.put("ids", ids);
        query.put("labels", labels);
        query.put("min_confidence", confidence);
        query.put("images", images);
        query.put("space", space);
        return query;
    }
}
