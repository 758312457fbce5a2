package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;
import dev.fovea.model.SettingValue;
import dev.fovea.model.SourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that count, and where each comes from. */
public final class SettingQueries {
    private final Store store;
    private final List<SettingValue> intake;
    private final List<SettingValue> server;

    /**
     * Settings over what the store holds.
     *
     * @param intake how images are collected where an organisation sets nothing, under the names of {@link ChangePolicy}
     * @param server settings of the whole server, secrets already masked
     */
    public SettingQueries(Store store, List<SettingValue> intake, List<SettingValue> server) {
        this.store = store;
        this.intake = intake;
        this.server = server;
    }

    /** How images are collected in the organisation, or from one of its devices. */
    public List<SettingValue> intake(OrgId org, Optional<SourceId> device) {
        return store.read(session -> {
            Map<String, String> shared = session.policies().list(org, Optional.empty());
            Map<String, String> own = device.map(id -> session.policies().list(org, Optional.of(id)))
                    .orElse(Map.of());
            return intake.stream()
                    .map(setting -> over(setting, "organisation", shared))
                    .map(setting -> over(setting, "device", own))
                    .toList();
        });
    }

    private static SettingValue over(SettingValue setting, String origin, Map<String, String> set) {
        String value = set.get(setting.name());
        return value == null ? setting : setting.from(origin, value);
    }

    /** Settings of the whole server; for those who run it. */
    public List<SettingValue> server() {
        return server;
    }
}
