package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.model.SettingValue;
import java.util.List;

/** Settings as the API shows them. */
final class ShownSettings {
    private static final String MASK = "…";
    private static final String DEFAULT = "default";

    private ShownSettings() {}

    /** How images are collected where an organisation sets nothing; of a file its name is nobody's business there. */
    static List<SettingValue> intake(Settings settings) {
        return List.of(
                batch("batch_timeout", settings, FoveaSettings.BATCH_TIMEOUT),
                batch("batch_max_images", settings, FoveaSettings.BATCH_MAX),
                standard("auto_close", "true", "Whether the timeout closes a batch."),
                standard(
                        "batch_timeout_mode",
                        "idle",
                        "idle: the timeout counts from the last image; window: from the first."),
                standard(
                        "duplicate_policy",
                        "return_existing",
                        "The same bytes from the same device: return_existing, reject or allow."),
                standard("near_duplicate", "flag", "A picture that nearly repeats an earlier one: off, flag or drop."));
    }

    private static SettingValue batch(String name, Settings settings, Setting<?> setting) {
        Settings.Value value = settings.value(setting);
        String origin = value.origin().equals(DEFAULT) ? DEFAULT : "server";
        return new SettingValue(name, value.text(), setting.defaultText(), origin, setting.description());
    }

    private static SettingValue standard(String name, String value, String description) {
        return new SettingValue(name, value, value, DEFAULT, description);
    }

    /** Settings of the server, secrets masked. */
    static List<SettingValue> server(Settings settings) {
        return FoveaSettings.ALL.stream()
                .map(setting -> shown(setting, settings.value(setting)))
                .toList();
    }

    private static SettingValue shown(Setting<?> setting, Settings.Value value) {
        boolean masked = setting.secret() && !value.text().equals(setting.defaultText());
        return new SettingValue(
                setting.name(),
                masked ? MASK : value.text(),
                setting.defaultText(),
                value.origin(),
                setting.description());
    }
}
