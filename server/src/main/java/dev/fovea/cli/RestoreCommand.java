package dev.fovea.cli;

import dev.fovea.app.Restore;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Bring a backup back into an empty data folder, after comparing every hash.")
final class RestoreCommand implements Runnable {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "DIR", description = "What 'fovea backup' made.")
    private Path source = Path.of(".");

    @Option(names = "--force", description = "Overwrite what is in the data folder and the database.")
    private boolean force;

    @Option(names = "--verify", description = "Only read the backup and compare every hash.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Settings settings = options.read(Map.of());
        Restore restore = new Restore(settings, source);
        Restore.Content content = verify ? restore.verify() : restore.run(force);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("made_at", content.madeAt());
        told.put("blobs", content.blobs());
        told.put("bytes", content.bytes());
        String what = "backup of " + content.madeAt() + " with " + content.blobs() + " blobs ";
        Output.print(json, told, what + (verify ? "is whole" : "is back in " + settings.get(FoveaSettings.DATA)));
    }
}
