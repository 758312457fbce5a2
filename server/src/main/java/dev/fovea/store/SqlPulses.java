package dev.fovea.store;

import dev.fovea.core.port.Pulses;
import dev.fovea.model.ClockSamples;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pulse;
import dev.fovea.model.Rhythm;
import dev.fovea.model.SourceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code source_pulse}. Each statement changes only what its caller knows, since signs of life may cross. */
final class SqlPulses implements Pulses {
    private static final String SELECT =
            "select source_id, org_id, heard_at, expected_ms, learned_ms, gaps, silent_since,"
                    + " clock_since, clock_samples, clock_least_ms, earlier_samples, earlier_least_ms, future_samples"
                    + " from source_pulse";

    /** For the test of query plans. */
    static final String DUE = SELECT + " where due_at <= ? order by due_at limit ?";

    private final Sql sql;

    SqlPulses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Pulse> find(SourceId source) {
        return sql.one(SELECT + " where source_id = ?", SqlPulses::map, source);
    }

    @Override
    public void heard(Pulse pulse) {
        ClockSamples clock = pulse.clock();
        sql.update(
                "insert into source_pulse (source_id, org_id, heard_at, learned_ms, gaps, due_at, clock_since,"
                        + " clock_samples, clock_least_ms, earlier_samples, earlier_least_ms, future_samples)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (source_id) do update set heard_at = excluded.heard_at,"
                        + " learned_ms = excluded.learned_ms, gaps = excluded.gaps, due_at = excluded.due_at,"
                        + " clock_since = excluded.clock_since, clock_samples = excluded.clock_samples,"
                        + " clock_least_ms = excluded.clock_least_ms, earlier_samples = excluded.earlier_samples,"
                        + " earlier_least_ms = excluded.earlier_least_ms, future_samples = excluded.future_samples",
                pulse.source(),
                pulse.org(),
                pulse.heardAt(),
                millis(pulse.rhythm().learned()),
                pulse.rhythm().gaps(),
                pulse.dueAt(),
                clock.since(),
                clock.current().samples(),
                clock.current().leastMillis(),
                clock.earlier().samples(),
                clock.earlier().leastMillis(),
                clock.future());
    }

    @Override
    public void expect(SourceId source, OrgId org, Optional<Duration> interval) {
        sql.update(
                "insert into source_pulse (source_id, org_id, expected_ms, gaps, clock_samples, clock_least_ms,"
                        + " earlier_samples, earlier_least_ms, future_samples) values (?, ?, ?, 0, 0, 0, 0, 0, 0)"
                        + " on conflict (source_id) do update set expected_ms = excluded.expected_ms",
                source,
                org,
                millis(interval));
    }

    @Override
    public void schedule(SourceId source, Optional<Instant> dueAt) {
        sql.update("update source_pulse set due_at = ? where source_id = ?", dueAt, source);
    }

    @Override
    public List<Pulse> due(Instant now, int limit) {
        return sql.list(DUE, SqlPulses::map, now, limit);
    }

    @Override
    public boolean beginSilence(Pulse pulse) {
        return sql.update(
                        "update source_pulse set silent_since = heard_at, due_at = null"
                                + " where source_id = ? and heard_at = ? and silent_since is null",
                        pulse.source(),
                        pulse.heardAt())
                > 0;
    }

    @Override
    public boolean endSilence(Pulse pulse) {
        return sql.update(
                        "update source_pulse set silent_since = null where source_id = ? and silent_since = ?",
                        pulse.source(),
                        pulse.silentSince())
                > 0;
    }

    private static OptionalLong millis(Optional<Duration> duration) {
        return duration.isPresent() ? OptionalLong.of(duration.get().toMillis()) : OptionalLong.empty();
    }

    private static Pulse map(Row row) throws SQLException {
        SourceId source = new SourceId(row.number());
        OrgId org = new OrgId(row.number());
        Optional<Instant> heardAt = row.optionalInstant();
        Rhythm rhythm = new Rhythm(row.optional(Duration::ofMillis), row.optional(Duration::ofMillis), row.integer());
        Optional<Instant> silentSince = row.optionalInstant();
        ClockSamples clock = new ClockSamples(row.optionalInstant(), window(row), window(row), row.integer());
        return new Pulse(source, org, heardAt, rhythm, silentSince, clock);
    }

    private static ClockSamples.Window window(Row row) throws SQLException {
        return new ClockSamples.Window(row.integer(), row.number());
    }
}
