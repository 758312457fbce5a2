package dev.fovea.cli;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Settings: file, then environment, then flags; later wins.",
        subcommands = {ConfigCommand.Show.class, ConfigCommand.Reference.class})
final class ConfigCommand {
    private ConfigCommand() {}

    /** Shows values and origins. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Print every setting, its value and where it came from.")
    static final class Show implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--json", description = "Print a JSON array.")
        private boolean json;

        @Override
        public void run() {
            Settings settings = options.read(Map.of());
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Setting<?> setting : FoveaSettings.ALL) {
                Settings.Value value = settings.value(setting);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", setting.name());
                row.put("value", shown(setting, value));
                row.put("origin", value.origin());
                rows.add(row);
            }
            Output.rows(json, rows);
        }

        /** A database address may hold a password. */
        private static String shown(Setting<?> setting, Settings.Value value) {
            boolean hidden = setting.secret() && !value.text().equals(setting.defaultText());
            return hidden ? "(secret)" : value.text();
        }
    }

    /** The reference page. */
    @Command(
            name = "reference",
            mixinStandardHelpOptions = true,
            description = "Print the reference of all settings as Markdown.")
    static final class Reference implements Runnable {
        @Override
        public void run() {
            System.out.print(SettingsReference.markdown());
        }
    }
}
