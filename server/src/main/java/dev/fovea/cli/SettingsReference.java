package dev.fovea.cli;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Setting;

/** The page {@code docs/reference/configuration.md}; a test compares it. */
final class SettingsReference {
    private SettingsReference() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Made by `fovea config reference`; do not edit. A file holds lines `name = value` (`fovea.conf` in the working
                folder, or `--config FILE`); the environment and the flags win over it, in that order. An unknown name stops
                the start.

                | Name | Environment | Default | Meaning |
                |---|---|---|---|
                """);
        for (Setting<?> setting : FoveaSettings.ALL) {
            page.append("| `%s` | `%s` | %s | %s%s |\n"
                    .formatted(
                            setting.name(),
                            setting.environmentName(),
                            setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`",
                            setting.description(),
                            setting.fileName()
                                    .map(name -> " May be given as a file: `" + name + "`.")
                                    .orElse("")));
        }
        return page.toString();
    }
}
