package dev.fovea.store;

import dev.fovea.core.port.Policies;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Table {@code setting}. */
final class SqlPolicies implements Policies {
    /** In place of a source: the whole organisation. */
    private static final SourceId ORGANISATION = new SourceId(0);

    private final Sql sql;
    private final IntakePolicy defaults;

    SqlPolicies(Sql sql, IntakePolicy defaults) {
        this.sql = sql;
        this.defaults = defaults;
    }

    @Override
    public IntakePolicy intake(OrgId org, SourceId source) {
        IntakePolicy policy = defaults;
        for (Map.Entry<String, String> setting : overrides(org, source)) {
            policy = IntakeSettings.with(policy, setting.getKey(), setting.getValue());
        }
        return policy;
    }

    private Iterable<Map.Entry<String, String>> overrides(OrgId org, SourceId source) {
        return sql.list(
                "select name, value from setting where org_id = ? and source_id in (?, ?) order by source_id",
                row -> Map.entry(row.text(), row.text()),
                org,
                ORGANISATION,
                source);
    }

    @Override
    public void set(OrgId org, Optional<SourceId> source, String name, String value) {
        check(name, value);
        sql.update(
                "insert into setting (org_id, source_id, name, value) values (?, ?, ?, ?)"
                        + " on conflict (org_id, source_id, name) do update set value = excluded.value",
                org,
                source.orElse(ORGANISATION),
                name,
                value);
    }

    @Override
    public void clear(OrgId org, Optional<SourceId> source, String name) {
        sql.update(
                "delete from setting where org_id = ? and source_id = ? and name = ?",
                org,
                source.orElse(ORGANISATION),
                name);
    }

    private static void check(String name, String value) {
        try {
            IntakeSettings.with(IntakePolicy.DEFAULT, name, value);
        } catch (IllegalArgumentException e) {
            throw new FoveaException(Invalid.of(name, name + " cannot be '" + value + "'"), e);
        }
    }

    @Override
    public Map<String, String> list(OrgId org, Optional<SourceId> source) {
        Map<String, String> settings = new LinkedHashMap<>();
        sql.list(
                        "select name, value from setting where org_id = ? and source_id = ? order by name",
                        row -> Map.entry(row.text(), row.text()),
                        org,
                        source.orElse(ORGANISATION))
                .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }
}
