package dev.fovea.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of all settings: the defaults, then the file, then the environment, then the flags; later wins. */
public final class Settings {
    /**
     * A value as text, and where it came from.
     *
     * @param origin e.g. {@code default}, {@code file fovea.conf line 3}, {@code environment FOVEA_PORT}, {@code flag}
     */
    public record Value(String text, String origin) {}

    private final Map<String, Value> values;

    private Settings(Map<String, Value> values) {
        this.values = values;
    }

    /**
     * Reads the settings.
     *
     * @param file lines {@code name = value}; {@code #} starts a comment
     * @param environment only names that start with {@code FOVEA_} are looked at
     * @param flags by name
     * @throws SettingsException for an unknown name or a value that cannot be read
     */
    public static Settings read(Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
        Settings settings = new Settings(new LinkedHashMap<>());
        FoveaSettings.ALL.forEach(
                setting -> settings.values.put(setting.name(), new Value(setting.defaultText(), "default")));
        file.ifPresent(settings::readFile);
        settings.readEnvironment(environment);
        flags.forEach((name, text) -> settings.put(name, text, "flag"));
        FoveaSettings.ALL.forEach(settings::get);
        return settings;
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        Value value = values.getOrDefault(setting.name(), new Value(setting.defaultText(), "default"));
        try {
            return setting.parser().apply(value.text());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("%s (%s): '%s' %s"
                    .formatted(setting.name(), value.origin(), setting.secret() ? "…" : value.text(), reason(e)));
        }
    }

    /** The text of a setting, and where it came from. */
    public Value value(Setting<?> setting) {
        return values.getOrDefault(setting.name(), new Value(setting.defaultText(), "default"));
    }

    private static String reason(IllegalArgumentException e) {
        return e instanceof NumberFormatException ? "is not a number" : String.valueOf(e.getMessage());
    }

    private void readFile(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                readLine(lines.get(i), "file " + file + " line " + (i + 1));
            }
        } catch (IOException e) {
            throw new SettingsException("cannot read " + file + ": " + e.getMessage());
        }
    }

    private void readLine(String line, String origin) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new SettingsException(origin + ": expected 'name = value'");
        }
        put(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), origin);
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Setting<?> setting : FoveaSettings.ALL) {
            names.put(setting.environmentName(), setting.name());
            setting.fileName().ifPresent(name -> names.put(setting.environmentName() + "_FILE", name));
        }
        environment.forEach((variable, text) -> {
            if (variable.startsWith("FOVEA_") && !OTHER_VARIABLES.contains(variable)) {
                String name = names.get(variable);
                if (name == null) {
                    throw unknown(
                            "environment " + variable,
                            variable,
                            names.keySet().stream().toList());
                }
                put(name, text, "environment " + variable);
            }
        });
    }

    /** Variables of the launcher and of commands that call a server; they are no settings. */
    private static final List<String> OTHER_VARIABLES = List.of(
            "FOVEA_JAVA_HOME",
            "FOVEA_JDK",
            "FOVEA_JAVA_OPTS",
            "FOVEA_JAR",
            "FOVEA_SERVER",
            "FOVEA_KEY",
            "FOVEA_PROFILE",
            "FOVEA_DEVICE_KEY");

    private void put(String name, String text, String origin) {
        for (Setting<?> setting : FoveaSettings.ALL) {
            if (setting.name().equals(name)) {
                values.put(name, new Value(text, origin));
                return;
            }
            if (setting.fileName().filter(name::equals).isPresent()) {
                values.put(setting.name(), new Value(contents(text, name), origin));
                return;
            }
        }
        throw unknown(
                origin, name, FoveaSettings.ALL.stream().map(Setting::name).toList());
    }

    private static String contents(String path, String name) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException _) {
            throw new SettingsException(name + ": cannot read the file " + path);
        }
    }

    private static SettingsException unknown(String origin, String name, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> EditDistance.of(candidate, name)))
                .orElseThrow();
        return new SettingsException("unknown setting '%s' (%s); did you mean '%s'?".formatted(name, origin, nearest));
    }
}
