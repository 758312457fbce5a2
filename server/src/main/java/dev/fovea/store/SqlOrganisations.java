package dev.fovea.store;

import dev.fovea.core.port.Organisations;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code organisation}. */
final class SqlOrganisations implements Organisations {
    private static final String COLUMNS = "id, uuid, name, created_at";

    private final Sql sql;

    SqlOrganisations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Organisation> add(UUID uuid, String name, Instant now) {
        return sql.one(
                "insert into organisation (uuid, name, created_at) values (?, ?, ?) on conflict (name) do nothing"
                        + " returning " + COLUMNS,
                SqlOrganisations::map,
                uuid,
                name,
                now);
    }

    @Override
    public Optional<Organisation> find(String name) {
        return sql.one("select " + COLUMNS + " from organisation where name = ?", SqlOrganisations::map, name);
    }

    @Override
    public Optional<Organisation> find(UUID uuid) {
        return sql.one("select " + COLUMNS + " from organisation where uuid = ?", SqlOrganisations::map, uuid);
    }

    @Override
    public boolean rename(OrgId id, String name) {
        return sql.update(
                        "update organisation set name = ? where id = ?"
                                + " and not exists (select 1 from organisation other where other.name = ? and other.id <> ?)",
                        name,
                        id,
                        name,
                        id)
                > 0;
    }

    @Override
    public Organisation get(OrgId id) {
        return sql.one("select " + COLUMNS + " from organisation where id = ?", SqlOrganisations::map, id)
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.ORGANISATION, Long.toString(id.value()))));
    }

    @Override
    public List<Organisation> list() {
        return sql.list("select " + COLUMNS + " from organisation order by id", SqlOrganisations::map);
    }

    private static Organisation map(Row row) throws SQLException {
        return new Organisation(new OrgId(row.number()), row.uuid(), row.text(), row.instant());
    }
}
