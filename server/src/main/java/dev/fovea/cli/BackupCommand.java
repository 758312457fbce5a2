package dev.fovea.cli;

import dev.fovea.app.Backup;
import dev.fovea.app.Restore;
import dev.fovea.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the data folder, also while the server runs. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copy database, pictures and the server's key into a folder, also while the server runs.",
            "Into the same folder again, only new pictures are copied. Guard the folder: it holds the key."
        })
final class BackupCommand implements Runnable {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "DIR", description = "Where to put it; made when it is missing.")
    private Path target = Path.of(".");

    @Option(names = "--verify", description = "Read it back afterwards and compare every hash.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Settings settings = options.read(Map.of());
        Backup.Receipt receipt = new Backup(settings, options.file(), Clock.systemUTC()).into(target);
        if (verify) {
            var _ = new Restore(settings, target).verify();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("folder", receipt.folder().toString());
        told.put("blobs", receipt.blobs());
        told.put("copied", receipt.copied());
        told.put("bytes", receipt.bytes());
        told.put("verified", verify);
        Output.print(
                json,
                told,
                "backup in " + receipt.folder() + ": " + receipt.blobs() + " blobs, " + receipt.copied()
                        + " of them new" + (verify ? ", all verified" : ""));
    }
}
