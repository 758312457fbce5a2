package dev.fovea.store;

import dev.fovea.core.port.SavedQueries;
import dev.fovea.model.OrgId;
import dev.fovea.model.QueryId;
import dev.fovea.model.SavedQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code saved_query}. */
final class SqlSavedQueries implements SavedQueries {
    private static final String COLUMNS =
            "uuid, id, org_id, name, q, description, owner, revision, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from saved_query";

    private final Sql sql;

    SqlSavedQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SavedQuery> add(OrgId org, QueryId id, SavedQuery.Draft draft, String owner, Instant now) {
        return sql.one(
                "insert into saved_query (uuid, org_id, name, q, description, owner, revision, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, 1, ?, ?) on conflict (org_id, name) do nothing returning "
                        + COLUMNS,
                SqlSavedQueries::map,
                id.uuid(),
                org,
                draft.name(),
                draft.q(),
                draft.description(),
                owner,
                now,
                now);
    }

    @Override
    public Optional<SavedQuery> find(OrgId org, QueryId id) {
        return sql.one(SELECT + " where uuid = ? and org_id = ?", SqlSavedQueries::map, id.uuid(), org);
    }

    @Override
    public boolean taken(OrgId org, String name, QueryId id) {
        return sql.one(
                        "select id from saved_query where org_id = ? and name = ? and uuid <> ?",
                        Row::number,
                        org,
                        name,
                        id.uuid())
                .isPresent();
    }

    @Override
    public List<SavedQuery> list(OrgId org, OptionalLong before, int limit) {
        Where where = new Where().and("org_id = ?", org).andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(SELECT + where + " order by id desc limit ?", SqlSavedQueries::map, where.args(limit));
    }

    @Override
    public Optional<SavedQuery> change(SavedQuery read, SavedQuery.Draft draft, Instant now) {
        return sql.one(
                "update saved_query set name = ?, q = ?, description = ?, revision = revision + 1, updated_at = ?"
                        + " where id = ? and revision = ? returning " + COLUMNS,
                SqlSavedQueries::map,
                draft.name(),
                draft.q(),
                draft.description(),
                now,
                read.number(),
                read.revision());
    }

    @Override
    public void delete(SavedQuery query) {
        sql.update("delete from saved_query where id = ?", query.number());
    }

    private static SavedQuery map(Row row) throws SQLException {
        return new SavedQuery(
                new QueryId(row.uuid()),
                row.number(),
                new OrgId(row.number()),
                new SavedQuery.Draft(row.text(), row.text(), row.text()),
                row.text(),
                row.integer(),
                row.instant(),
                row.instant());
    }
}
