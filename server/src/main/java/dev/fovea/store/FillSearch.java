package dev.fovea.store;

import dev.fovea.model.Extraction;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Migration 8.1: what {@code V8__search.sql} made room for, from the rows that were there before. */
final class FillSearch implements JavaMigration {
    private static final int BLOCK = 200;

    /** A row whose packed tracks are not kept in memory beyond its turn. */
    private record Run(long number, long org, long media, String producer, List<Track> tracks) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8.1");
    }

    @Override
    public String getDescription() {
        return "fill search";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        Sql sql = new Sql(context.getConnection());
        runs(sql);
        plates(sql);
        jobs(sql);
        sql.closeStatements();
    }

    private static void runs(Sql sql) {
        long after = 0;
        List<Run> block;
        do {
            block = sql.list(
                    "select id, org_id, media_id, source_json, tracks from detection_run where id > ? order by id limit ?",
                    FillSearch::run,
                    after,
                    BLOCK);
            block.forEach(run -> add(sql, run));
            after = block.isEmpty() ? after : block.getLast().number();
        } while (block.size() == BLOCK);
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                row.number(),
                row.number(),
                row.number(),
                SqlRuns.producerKey(Json.read(row.text(), RunSource.class)),
                PackedTracks.unpack(row.bytes()));
    }

    private static void add(Sql sql, Run run) {
        sql.update("update detection_run set producer_key = ? where id = ?", run.producer(), run.number());
        List<byte[]> centres =
                sql.list("select centroids from run_centroids where run_number = ?", Row::bytes, run.number());
        Findings.of(run.tracks(), PackedCentroids.union(centres))
                .forEach((label, finding) -> sql.update(
                        SqlRuns.INSERT_FINDING,
                        run.org(),
                        label,
                        run.media(),
                        run.number(),
                        finding.cells(),
                        finding.confidence()));
    }

    private static void plates(Sql sql) {
        record Seen(long number, String plate) {}
        List<Seen> block;
        do {
            block = sql.list(
                    "select id, plate from sighting where plate is not null and backwards is null limit ?",
                    row -> new Seen(row.number(), row.text()),
                    BLOCK * BLOCK);
            block.forEach(seen -> sql.update(
                    "update sighting set backwards = ? where id = ?",
                    SqlSightings.backwards(seen.plate()),
                    seen.number()));
        } while (!block.isEmpty());
    }

    private static void jobs(Sql sql) {
        record Done(long number, Extraction extraction) {}
        long after = 0;
        List<Done> block;
        do {
            block = sql.list(
                    "select id, extraction_json from job where id > ? and extraction_json is not null order by id limit ?",
                    row -> new Done(row.number(), ExtractionJson.read(row.text())),
                    after,
                    BLOCK);
            block.forEach(job -> JobFields.add(sql, job.number(), job.extraction()));
            after = block.isEmpty() ? after : block.getLast().number();
        } while (block.size() == BLOCK);
    }
}
