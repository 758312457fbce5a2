package dev.fovea.store;

import dev.fovea.core.port.Deliveries;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.WebhookId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables {@code delivery} and {@code delivery_attempt}. Every webhook has a lane of its own: its receiver's pace must not
 * be everybody's.
 */
final class SqlDeliveries implements Deliveries {
    /** Jumps from lane to lane along the index; what waits in a lane is not walked. */
    static final String DUE =
            "with recursive waiting (lane) as (select min(lane) from delivery where due_at is not null"
                    + " union all select (select min(d.lane) from delivery d where d.due_at is not null and d.lane > w.lane)"
                    + " from waiting w where w.lane is not null)"
                    + " select lane from waiting where lane is not null and exists (select 1 from delivery d"
                    + " where d.lane = waiting.lane and d.priority = 0 and d.due_at <= ?)";

    static final String DELETE_OLD = "delete from delivery where id in (select id from delivery"
            + " where due_at is null and created_at < ? order by created_at limit ?)";

    private static final String COLUMNS = "d.uuid, d.id, d.org_id, w.uid, w.url, d.event_id, d.event_type, d.subject,"
            + " d.payload, d.state, d.logged, d.created_at, d.due_at, d.finished_at";
    private static final String FROM = " from delivery d join webhook w on w.id = d.webhook_id ";
    private static final String IN_NOBODYS_HAND = "(worker is null or due_at <= ?)";

    private final Sql sql;
    private final LeasedRows rows;

    SqlDeliveries(Sql sql, Database database) {
        this.sql = sql;
        this.rows = new LeasedRows(sql, database, "delivery");
    }

    @Override
    public Delivery add(NewDelivery delivery, Instant now) {
        long id = sql.insertReturning(
                "insert into delivery (uuid, org_id, webhook_id, lane, priority, due_at, attempts, state, event_id,"
                        + " event_type, subject, payload, tried, logged, created_at)"
                        + " values (?, ?, (select id from webhook where uid = ?), ?, 0, ?, 0, ?, ?, ?, ?, ?, 0, 0, ?)"
                        + " returning id",
                Row::number,
                delivery.id(),
                delivery.org(),
                delivery.webhook().text(),
                delivery.webhook().text(),
                delivery.dueAt(),
                waiting(delivery.dueAt()),
                delivery.eventNumber(),
                delivery.eventType(),
                delivery.subject(),
                delivery.payload(),
                now);
        return sql.insertReturning("select " + COLUMNS + FROM + "where d.id = ?", SqlDeliveries::map, id);
    }

    private static Delivery.State waiting(Optional<Instant> dueAt) {
        return dueAt.isPresent() ? Delivery.State.PENDING : Delivery.State.HELD;
    }

    @Override
    public List<WebhookId> due(Instant now) {
        return sql.list(DUE, row -> new WebhookId(row.text()), now);
    }

    @Override
    public List<Claimed> claim(WebhookId webhook, String worker, Instant now, Instant until, int limit) {
        Map<Long, Lease> leases = rows.claim(webhook.text(), worker, now, until, limit).stream()
                .collect(Collectors.toMap(Lease::number, Function.identity()));
        if (leases.isEmpty()) {
            return List.of();
        }
        return sql
                .list(
                        "select " + COLUMNS + ", d.tried" + FROM
                                + "where d.lane = ? and d.priority = 0 and d.due_at = ? and d.worker = ? order by d.id",
                        row -> new Taken(map(row), row.integer()),
                        webhook.text(),
                        until,
                        worker)
                .stream()
                .filter(taken -> leases.containsKey(taken.delivery().number()))
                .map(taken -> taken.under(leases))
                .toList();
    }

    /** A claimed row before its lease is put beside it. */
    private record Taken(Delivery delivery, int tried) {
        Claimed under(Map<Long, Lease> leases) {
            return new Claimed(Objects.requireNonNull(leases.get(delivery.number())), delivery, tried);
        }
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return rows.extend(lease, until);
    }

    @Override
    public boolean record(
            Lease lease, Delivery.Attempt attempt, Delivery.State state, Optional<Instant> dueAt, Instant now) {
        boolean held = dueAt.isPresent() ? rows.release(lease, dueAt.get()) : rows.finish(lease);
        if (!held) {
            return false;
        }
        boolean finished = state == Delivery.State.DELIVERED || state == Delivery.State.FAILED;
        int number = sql.insertReturning(
                "update delivery set state = ?, tried = tried + 1, logged = logged + 1, finished_at = ? where id = ?"
                        + " returning logged",
                Row::integer,
                state,
                finished ? Optional.of(now) : Optional.empty(),
                lease.number());
        sql.update(
                "insert into delivery_attempt (delivery_id, number, at, millis, request, status, response, error)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                lease.number(),
                number,
                attempt.at(),
                attempt.millis(),
                attempt.request(),
                attempt.status(),
                attempt.response(),
                attempt.error());
        return true;
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        return rows.release(lease, dueAt);
    }

    @Override
    public Optional<Delivery> find(OrgId org, UUID id) {
        return sql.one("select " + COLUMNS + FROM + "where d.uuid = ? and d.org_id = ?", SqlDeliveries::map, id, org)
                .map(this::withLog);
    }

    private Delivery withLog(Delivery delivery) {
        List<Delivery.Attempt> log = sql.list(
                "select number, at, millis, request, status, response, error from delivery_attempt"
                        + " where delivery_id = ? order by number",
                SqlDeliveries::mapAttempt,
                delivery.number());
        return delivery.withLog(log);
    }

    @Override
    public List<Delivery> list(
            OrgId org, WebhookId webhook, Optional<Delivery.State> state, OptionalLong before, int limit) {
        StringBuilder query = new StringBuilder("select " + COLUMNS + FROM + "where w.uid = ? and w.org_id = ?");
        List<@Nullable Object> args = new ArrayList<>(List.of(webhook.text(), org));
        state.ifPresent(wanted -> {
            query.append(" and d.state = ?");
            args.add(wanted);
        });
        before.ifPresent(number -> {
            query.append(" and d.id < ?");
            args.add(number);
        });
        args.add(limit);
        return sql.list(query.append(" order by d.id desc limit ?").toString(), SqlDeliveries::map, args.toArray());
    }

    @Override
    public void redeliver(UUID id, Optional<Instant> dueAt) {
        sql.update(
                "update delivery set state = ?, due_at = ?, worker = null, tried = 0, finished_at = null"
                        + " where uuid = ? and worker is null",
                waiting(dueAt),
                dueAt,
                id);
    }

    @Override
    public int redeliver(
            WebhookId webhook, Optional<Delivery.State> state, Instant from, Instant until, Optional<Instant> dueAt) {
        return sql.update(
                "update delivery set state = ?, due_at = ?, tried = 0, finished_at = null"
                        + " where webhook_id = (select id from webhook where uid = ?) and state in (?, ?)"
                        + " and created_at >= ? and created_at < ?",
                waiting(dueAt),
                dueAt,
                webhook.text(),
                state.orElse(Delivery.State.FAILED),
                state.orElse(Delivery.State.DELIVERED),
                from,
                until);
    }

    @Override
    public void hold(WebhookId webhook, Instant now) {
        sql.update(
                "update delivery set state = ?, due_at = null, worker = null"
                        + " where webhook_id = (select id from webhook where uid = ?) and state = ? and "
                        + IN_NOBODYS_HAND,
                Delivery.State.HELD,
                webhook.text(),
                Delivery.State.PENDING,
                now);
    }

    @Override
    public int releaseHeld(WebhookId webhook, Optional<Instant> failedSince, Instant now) {
        String again = "update delivery set state = ?, due_at = ?, tried = 0, finished_at = null"
                + " where webhook_id = (select id from webhook where uid = ?) and state = ?";
        int held = sql.update(again, Delivery.State.PENDING, now, webhook.text(), Delivery.State.HELD);
        return held
                + failedSince
                        .map(since -> sql.update(
                                again + " and finished_at >= ?",
                                Delivery.State.PENDING,
                                now,
                                webhook.text(),
                                Delivery.State.FAILED,
                                since))
                        .orElse(0);
    }

    @Override
    public int deleteCreatedBefore(Instant time, int limit) {
        return sql.update(DELETE_OLD, time, limit);
    }

    private static Delivery map(Row row) throws SQLException {
        return new Delivery(
                row.uuid(),
                row.number(),
                new OrgId(row.number()),
                new WebhookId(row.text()),
                row.text(),
                row.optional(Long::valueOf),
                row.text(),
                row.text(),
                row.text(),
                row.word(Delivery.State.class),
                row.integer(),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                List.of());
    }

    private static Delivery.Attempt mapAttempt(Row row) throws SQLException {
        return new Delivery.Attempt(
                row.integer(),
                row.instant(),
                row.number(),
                row.text(),
                row.optional(Math::toIntExact),
                row.text(),
                row.optionalText());
    }
}
