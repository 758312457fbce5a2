package dev.fovea.store;

import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Table {@code job}. What is written under a lease says so in its condition, so that a lost lease changes nothing. */
final class SqlJobs implements Jobs {
    /** The condition that the lease is still held. */
    private static final String HELD = " where id = ? and worker = ? and attempts = ? and due_at is not null";

    private static final String START = "update job set state = 'PROCESSING', started_at = coalesce(started_at, ?)"
            + " where id = ? returning " + JobRow.CALL + ", " + JobRow.COLUMNS + ", credential";

    private final Sql sql;
    private final LeasedRows rows;

    SqlJobs(Sql sql, Database database) {
        this.sql = sql;
        this.rows = new LeasedRows(sql, database, "job");
    }

    @Override
    public Job add(NewJob job, Instant now) {
        return sql.insertReturning(
                "insert into job (" + JobRow.INSERTED
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning "
                        + JobRow.COLUMNS,
                JobRow::map,
                JobRow.values(job, now));
    }

    @Override
    public Optional<Job> find(OrgId org, JobId id) {
        return sql.one(
                "select " + JobRow.COLUMNS + " from job where uuid = ? and org_id = ?", JobRow::map, id.uuid(), org);
    }

    @Override
    public Listing<Job> list(OrgId org, JobFilter filter, int offset, int limit) {
        Where where = where(org, filter);
        List<Job> page = sql.list(
                "select " + JobRow.BRIEF + " from job" + where + " order by id desc limit ? offset ?",
                JobRow::map,
                where.args(limit, offset));
        return new Listing<>(page, sql.number("select count(*) from job" + where, where.args()));
    }

    @Override
    public List<Job> page(OrgId org, JobFilter filter, OptionalLong before, int limit) {
        Where where = where(org, filter).andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(
                "select " + JobRow.BRIEF + " from job" + where + " order by id desc limit ?",
                JobRow::map,
                where.args(limit));
    }

    static Where where(OrgId org, JobFilter filter) {
        return new Where()
                .and("org_id = ?", org)
                .andIf(filter.pattern().map(PatternId::text), "pattern = ?")
                .andIf(filter.state(), "state = ?");
    }

    @Override
    public long waiting(String engine) {
        return sql.number("select count(*) from job where lane = ? and state = 'QUEUED'", engine);
    }

    @Override
    public boolean anyDue(String engine, Instant now) {
        return rows.anyDue(engine, now);
    }

    @Override
    public List<Claimed> claim(String engine, String worker, Instant now, Instant until, int limit) {
        return rows.claim(engine, worker, now, until, limit).stream()
                .map(lease -> start(lease, now))
                .toList();
    }

    private Claimed start(Lease lease, Instant now) {
        return sql.insertReturning(
                START,
                row -> {
                    Optional<Receipt> call = JobRow.call(row);
                    return new Claimed(lease, JobRow.map(row), row.text(), call);
                },
                now,
                lease.number());
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return rows.extend(lease, until);
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        return update("update job set state = 'QUEUED', due_at = ?, worker = null" + HELD, lease, dueAt);
    }

    @Override
    public boolean spare(Lease lease, Instant dueAt) {
        return update(
                "update job set state = 'QUEUED', due_at = ?, worker = null, spared = spared + 1" + HELD, lease, dueAt);
    }

    @Override
    public void progress(Lease lease, int percent) {
        sql.update(
                "update job set progress = ?" + HELD + " and progress < ?",
                percent,
                lease.number(),
                lease.worker(),
                lease.attempt(),
                percent);
    }

    @Override
    public boolean attach(Lease lease, MediaId media) {
        return update("update job set media = ?" + HELD, lease, media);
    }

    @Override
    public boolean complete(Lease lease, Extraction extraction, Instant now) {
        boolean held = update(
                "update job set state = 'COMPLETED', progress = 100, due_at = null, worker = null, finished_at = ?,"
                        + " extraction_json = ?" + HELD,
                lease,
                now,
                ExtractionJson.write(extraction));
        if (held) {
            JobFields.add(sql, lease.number(), extraction);
        }
        return held;
    }

    @Override
    public boolean fail(Lease lease, Job.Failure failure, Instant now) {
        return update(
                "update job set state = 'FAILED', due_at = null, worker = null, finished_at = ?, failure_code = ?,"
                        + " failure_message = ?" + HELD,
                lease,
                now,
                failure.code(),
                failure.message());
    }

    @Override
    public Optional<Job> cancel(OrgId org, JobId id, Job.Failure failure, Instant now) {
        return sql.one(
                "update job set state = 'FAILED', due_at = null, worker = null, finished_at = ?, failure_code = ?,"
                        + " failure_message = ? where uuid = ? and org_id = ? and due_at is not null returning "
                        + JobRow.COLUMNS,
                JobRow::map,
                now,
                failure.code(),
                failure.message(),
                id.uuid(),
                org);
    }

    @Override
    public int deleteCreatedBefore(Instant time, int limit) {
        return sql.update(
                "delete from job where id in (select id from job where created_at < ? and finished_at is not null"
                        + " order by created_at limit ?)",
                time,
                limit);
    }

    /** A change under the lease; false when it was lost. */
    private boolean update(String change, Lease lease, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        Collections.addAll(args, lease.number(), lease.worker(), lease.attempt());
        return sql.update(change, args.toArray()) == 1;
    }
}
