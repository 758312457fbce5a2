package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the bytes of images, as they were received. A file that is there already is not fetched again. */
@Command(name = "download", description = "Fetch images into a folder; what is there already is left alone.")
final class DownloadCommand extends ApiCommand {
    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Ids, as listed.")
    private List<String> images = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", description = "Where to put them (default: here).")
    private Path folder = Path.of(".");

    DownloadCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Progress progress = progress();
        progress.total(images.size());
        Tally tally = new Tally(images.size() == 1, sentence -> {
            progress.note("failed");
            progress.say(sentence);
        });
        images.forEach(image -> tally.count(image, () -> fetch(client, image, progress)));
        progress.end("fetched");
        return tally.exit();
    }

    private void fetch(ApiClient client, String image, Progress progress) {
        var shown = client.json(Call.get("/v1/images/" + Call.encoded(image)));
        String name = shown.path("media_key").asString(image).replaceFirst(".*/", "");
        Path target = folder.resolve(name.replaceAll("[^\\w.-]", "_"));
        if (Files.exists(target)) {
            progress.note("there already");
        } else {
            write(client, "/v1/images/" + Call.encoded(image) + "/content", target);
        }
        progress.step(target.toFile().length());
        out().println(target);
        out().flush();
    }

    /** A file gets its name when it is whole. */
    private void write(ApiClient client, String path, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream content = client.stream(Call.get(path))) {
            Files.createDirectories(folder);
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "cannot write " + target + ": " + e.getMessage(), e);
        }
    }
}
