package dev.fovea.store;

import dev.fovea.core.port.Exports;
import dev.fovea.core.port.Lease;
import dev.fovea.model.OrgId;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Manifest;
import dev.fovea.model.export.Snapshot;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code export}. What is written under a lease says so in its condition, so that a lost lease changes nothing. */
final class SqlExports implements Exports {
    private static final String LANE = "exports";
    private static final String HELD = " where id = ? and worker = ? and attempts = ? and due_at is not null";
    private static final String COLUMNS = "uuid, id, org_id, state, order_json, media_before, frozen_at, images_done,"
            + " manifest_json, sha256, bytes, failure, created_at, finished_at, expires_at";

    private final Sql sql;
    private final LeasedRows rows;

    SqlExports(Sql sql, Database database) {
        this.sql = sql;
        this.rows = new LeasedRows(sql, database, "export");
    }

    @Override
    public Export add(NewExport export, Instant now) {
        return sql.insertReturning(
                "insert into export (uuid, org_id, lane, priority, due_at, attempts, state, order_json, media_before,"
                        + " frozen_at, images_done, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 0, ?, ?) returning " + COLUMNS,
                SqlExports::map,
                export.id().uuid(),
                export.org(),
                LANE,
                LeasedRows.NORMAL,
                now,
                Export.State.QUEUED,
                Json.write(export.order()),
                export.snapshot().before(),
                export.snapshot().at(),
                now,
                export.expiresAt());
    }

    @Override
    public Optional<Export> find(OrgId org, ExportId id) {
        return sql.one(
                "select " + COLUMNS + " from export where uuid = ? and org_id = ?", SqlExports::map, id.uuid(), org);
    }

    @Override
    public List<Export> list(OrgId org, OptionalLong before, int limit) {
        Where where = new Where().and("org_id = ?", org).andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(
                "select " + COLUMNS + " from export" + where + " order by id desc limit ?",
                SqlExports::map,
                where.args(limit));
    }

    @Override
    public long count(OrgId org) {
        return sql.number("select count(*) from export where org_id = ?", org);
    }

    @Override
    public boolean anyDue(Instant now) {
        return rows.anyDue(LANE, now);
    }

    @Override
    public List<Claimed> claim(String worker, Instant now, Instant until, int limit) {
        return rows.claim(LANE, worker, now, until, limit).stream()
                .map(this::start)
                .toList();
    }

    private Claimed start(Lease lease) {
        Export export = sql.insertReturning(
                "update export set state = ?, images_done = 0 where id = ? returning " + COLUMNS,
                SqlExports::map,
                Export.State.WRITING,
                lease.number());
        return new Claimed(lease, export);
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return rows.extend(lease, until);
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        return sql.update(
                        "update export set state = ?, due_at = ?, worker = null" + HELD,
                        Export.State.QUEUED,
                        dueAt,
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
    }

    @Override
    public void progress(Lease lease, long images) {
        sql.update("update export set images_done = ?" + HELD, images, lease.number(), lease.worker(), lease.attempt());
    }

    @Override
    public boolean complete(Lease lease, Export.Finished finished, Instant now) {
        return sql.update(
                        "update export set state = ?, manifest_json = ?, sha256 = ?, bytes = ?, images_done = ?,"
                                + " finished_at = ?, due_at = null, worker = null" + HELD,
                        Export.State.READY,
                        Json.write(finished.manifest()),
                        finished.sha256(),
                        finished.bytes(),
                        finished.manifest().images(),
                        now,
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
    }

    @Override
    public boolean fail(Lease lease, String reason, Instant now) {
        return sql.update(
                        "update export set state = ?, failure = ?, finished_at = ?, due_at = null, worker = null"
                                + HELD,
                        Export.State.FAILED,
                        reason,
                        now,
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
    }

    @Override
    public boolean delete(OrgId org, ExportId id) {
        return sql.update("delete from export where uuid = ? and org_id = ?", id.uuid(), org) == 1;
    }

    @Override
    public int expire(Instant now, int limit) {
        return sql.update(
                "delete from export where id in (select id from export where expires_at <= ?"
                        + " order by expires_at limit ?)",
                now,
                limit);
    }

    private static Export map(Row row) throws SQLException {
        ExportId id = new ExportId(row.uuid());
        long number = row.number();
        OrgId org = new OrgId(row.number());
        Export.State state = row.word(Export.State.class);
        ExportOrder order = Json.read(row.text(), ExportOrder.class);
        Snapshot snapshot = new Snapshot(row.number(), row.instant());
        long done = row.number();
        Optional<Export.Finished> finished = finished(row);
        return new Export(
                id,
                number,
                org,
                state,
                order,
                snapshot,
                done,
                finished,
                row.optionalText(),
                row.instant(),
                row.optionalInstant(),
                row.instant());
    }

    private static Optional<Export.Finished> finished(Row row) throws SQLException {
        Optional<Manifest> manifest = row.optionalText().map(json -> Json.read(json, Manifest.class));
        String sha256 = row.optionalText().orElse("");
        long bytes = row.number();
        return manifest.map(found -> new Export.Finished(found, sha256, bytes));
    }
}
