package dev.fovea.store;

import dev.fovea.core.port.Batches;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code batch}. That a source has one collecting batch is its partial unique index. */
final class SqlBatches implements Batches {
    private static final String COLUMNS = "uuid, id, org_id, source_id, name, status, stage, image_count, opened_at,"
            + " last_image_at, closed_at, close_reason";

    private static final String TAKE_SLOT = "update batch set image_count = image_count + 1,"
            + " last_image_at = case when last_image_at < ? then ? else last_image_at end,"
            + " status = case when image_count + 1 >= ? then 'COMPLETE' else status end,"
            + " close_reason = case when image_count + 1 >= ? then 'FULL' else close_reason end,"
            + " closed_at = case when image_count + 1 >= ? then ? else closed_at end"
            + " where source_id = ? and status = 'COLLECTING' and image_count < ? and {clock} > ? returning " + COLUMNS;

    private static final String CLOSE_STALE = "update batch set status = 'COMPLETE', closed_at = ?,"
            + " close_reason = case when image_count >= ? then 'FULL' else ? end"
            + " where source_id = ? and status = 'COLLECTING' and (image_count >= ? or {clock} <= ?)";

    private static final String OPEN = "insert into batch (uuid, org_id, source_id, name, status, stage, image_count,"
            + " opened_at, last_image_at, closed_at, close_reason) values (?, ?, ?, ?, ?, 'UNASSIGNED', 1, ?, ?, ?, ?)"
            + " on conflict (source_id) where status = 'COLLECTING' do nothing returning " + COLUMNS;

    private static final int ATTEMPTS = 10;

    private final Sql sql;

    SqlBatches(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Batch reserveSlot(Source source, IntakePolicy policy, UUID fresh, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Batch> batch = takeSlot(source.id(), policy, now);
            if (batch.isPresent()) {
                return batch.get();
            }
            closeStale(source.id(), policy, now);
            Optional<Batch> opened = open(source, policy, fresh, now);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw new FoveaException(new Unavailable(Resource.BATCH_SLOT, Duration.ofSeconds(5)));
    }

    private Optional<Batch> takeSlot(SourceId source, IntakePolicy policy, Instant now) {
        int max = policy.batchMaxImages();
        return sql.one(
                Clock.of(policy).takeSlot,
                SqlBatches::map,
                now,
                now,
                max,
                max,
                max,
                now,
                source,
                max,
                staleAt(policy, now));
    }

    private void closeStale(SourceId source, IntakePolicy policy, Instant now) {
        int max = policy.batchMaxImages();
        Batch.CloseReason reason = switch (policy.timeoutMode()) {
            case IDLE -> Batch.CloseReason.IDLE;
            case WINDOW -> Batch.CloseReason.WINDOW;
        };
        sql.update(Clock.of(policy).closeStale, now, max, reason, source, max, staleAt(policy, now));
    }

    private Optional<Batch> open(Source source, IntakePolicy policy, UUID fresh, Instant now) {
        boolean full = policy.batchMaxImages() <= 1;
        return sql.one(
                OPEN,
                SqlBatches::map,
                fresh,
                source.org(),
                source.id(),
                source.name() + " " + now.truncatedTo(ChronoUnit.SECONDS),
                full ? Batch.Status.COMPLETE : Batch.Status.COLLECTING,
                now,
                now,
                full ? Optional.of(now) : Optional.empty(),
                full ? Optional.of(Batch.CloseReason.FULL) : Optional.empty());
    }

    /** From when the timeout counts, with the statements that look at it. */
    private enum Clock {
        IDLE("last_image_at"),
        WINDOW("opened_at");

        private final String takeSlot;
        private final String closeStale;

        Clock(String column) {
            takeSlot = TAKE_SLOT.replace("{clock}", column);
            closeStale = CLOSE_STALE.replace("{clock}", column);
        }

        static Clock of(IntakePolicy policy) {
            return switch (policy.timeoutMode()) {
                case IDLE -> IDLE;
                case WINDOW -> WINDOW;
            };
        }
    }

    /** A batch whose clock stands here or earlier has passed its timeout; epoch milliseconds. */
    private static long staleAt(IntakePolicy policy, Instant now) {
        return policy.autoClose() ? now.minus(policy.batchTimeout()).toEpochMilli() : Long.MIN_VALUE;
    }

    @Override
    public void giveBack(BatchId id, int images) {
        sql.update("update batch set image_count = image_count - ? where uuid = ?", images, id);
    }

    @Override
    public Optional<Batch> close(OrgId org, BatchId id, Batch.CloseReason reason, Instant now) {
        return sql.one(
                "update batch set status = 'COMPLETE', closed_at = ?, close_reason = ?"
                        + " where uuid = ? and org_id = ? and status = 'COLLECTING' returning " + COLUMNS,
                SqlBatches::map,
                now,
                reason,
                id,
                org);
    }

    @Override
    public List<Batch> listCollecting(Instant quietSince, int limit) {
        return sql.list(
                "select " + COLUMNS + " from batch where status = 'COLLECTING' and (last_image_at < ? or opened_at < ?)"
                        + " order by last_image_at, id limit ?",
                SqlBatches::map,
                quietSince,
                quietSince,
                limit);
    }

    @Override
    public Optional<Batch> find(OrgId org, BatchId id) {
        return sql.one("select " + COLUMNS + " from batch where uuid = ? and org_id = ?", SqlBatches::map, id, org);
    }

    @Override
    public Optional<Batch> find(OrgId org, long number) {
        return sql.one("select " + COLUMNS + " from batch where id = ? and org_id = ?", SqlBatches::map, number, org);
    }

    @Override
    public List<Batch> list(OrgId org, BatchFilter filter, int limit) {
        Where where = where(org, filter);
        return sql.list(
                "select " + COLUMNS + " from batch" + where + " order by id desc limit ? offset ?",
                SqlBatches::map,
                where.args(limit, filter.offset()));
    }

    @Override
    public long count(OrgId org, BatchFilter filter) {
        Where where = where(org, filter);
        return sql.number("select count(*) from batch" + where, where.args());
    }

    @Override
    public int annotatedCount(BatchId id) {
        return Math.toIntExact(
                sql.number("select count(*) from media where batch = ? and annotation_status = 'COMPLETED'", id));
    }

    @Override
    public boolean delete(OrgId org, BatchId id) {
        if (sql.one(
                        "update batch set stage = stage where uuid = ? and org_id = ? and status = ? returning id",
                        Row::number,
                        id,
                        org,
                        Batch.Status.COMPLETE)
                .isEmpty()) {
            return false;
        }
        sql.update("update media set batch = null where batch = ?", id);
        return sql.update("delete from batch where uuid = ?", id) == 1;
    }

    @Override
    public void describe(BatchId id, String name, Batch.Stage stage) {
        sql.update("update batch set name = ?, stage = ? where uuid = ?", name, stage, id);
    }

    static Where where(OrgId org, BatchFilter filter) {
        return new Where()
                .and(filter.source().isPresent() ? "+org_id = ?" : "org_id = ?", org)
                .andIf(SqlMedia.boxed(filter.before()), "id < ?")
                .andIf(filter.source(), "source_id = ?")
                .andIf(filter.status(), "status = ?")
                .andIf(filter.stage(), "stage = ?");
    }

    private static Batch map(Row row) throws SQLException {
        return new Batch(
                new BatchId(row.uuid()),
                row.number(),
                new OrgId(row.number()),
                new SourceId(row.number()),
                row.text(),
                row.word(Batch.Status.class),
                row.word(Batch.Stage.class),
                row.integer(),
                row.instant(),
                row.instant(),
                row.optionalInstant(),
                row.optionalWord(Batch.CloseReason.class));
    }
}
