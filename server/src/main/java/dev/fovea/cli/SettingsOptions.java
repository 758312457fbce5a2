package dev.fovea.cli;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options with which every command finds the data. */
final class SettingsOptions {
    private static final Path USUAL_FILE = Path.of("fovea.conf");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the database, the pictures and the server's key (default: data).")
    private @Nullable String data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "Database: sqlite: (default, in the data folder) or postgresql://user:password@host/name.")
    private @Nullable String database;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file (default: fovea.conf, if there is one).")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting, e.g. --set outbound.allow=10.0.0.0/8; see 'fovea config show'.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** The settings; {@code flags} are those of the command itself. */
    Settings read(Map<String, @Nullable String> flags) {
        Map<String, String> given = new LinkedHashMap<>(set);
        put(given, FoveaSettings.DATA.name(), data);
        put(given, FoveaSettings.DATABASE.name(), database);
        flags.forEach((name, value) -> put(given, name, value));
        return Settings.read(file(), System.getenv(), given);
    }

    /** The settings file, if there is one. */
    Optional<Path> file() {
        return Optional.ofNullable(config)
                .or(() -> Files.isRegularFile(USUAL_FILE) ? Optional.of(USUAL_FILE) : Optional.empty());
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
