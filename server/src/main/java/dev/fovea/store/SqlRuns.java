package dev.fovea.store;

import dev.fovea.core.port.Runs;
import dev.fovea.model.BoxForm;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Category;
import dev.fovea.model.Centroid;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.OrgId;
import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunLayer;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables {@code detection_run}, {@code finding}, {@code run_centroids} and {@code run_rejected}. */
final class SqlRuns implements Runs {
    private static final String SELECT = "select r.id, r.org_id, r.media_id, m.media_key, s.external_id, m.captured_at,"
            + " m.captured_offset, r.task, r.display_name, r.source_json, r.schema_version, r.space, r.form,"
            + " r.media_json, r.categories_json, r.tracks, r.origin, r.warnings_json, r.created_at, r.updated_at"
            + " from detection_run r join media m on m.id = r.media_id left join source s on s.id = m.source_id";

    // The plus keeps SQLite from walking all runs of the organisation by its index.
    static final String BY_MEDIUM = SELECT + " where r.media_id = ? and +r.org_id = ? order by r.id";

    // Tracks are read only to count what an earlier version did not count.
    static final String LAYERS = "select r.id, r.revision, r.task, r.display_name, r.source_json, r.schema_version,"
            + " r.space, r.form, r.track_count, r.box_count, case when r.box_count is null then r.tracks end,"
            + " coalesce(x.in_all, 0), r.warnings_json, r.origin, r.created_at, r.updated_at"
            + " from detection_run r left join run_rejected x on x.run_number = r.id"
            + " where r.media_id = ? and +r.org_id = ? order by r.id";

    static final String CENTROIDS = "select c.centroids from detection_run r"
            + " join run_centroids c on c.run_number = r.id where r.media_id = ? and +r.org_id = ? order by r.id";

    /** Ends before the numbers of the media. */
    static final String CENTROIDS_OF_MEDIA = "select r.media_id, c.centroids from detection_run r"
            + " join run_centroids c on c.run_number = r.id where r.media_id in (";

    private static final String UPSERT = "insert into detection_run (org_id, media_id, run_id, revision, task,"
            + " display_name, source_json, schema_version, space, form, media_json, categories_json, tracks, origin,"
            + " warnings_json, track_count, box_count, recorded_until, created_at, updated_at, producer_key)"
            + " values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (media_id, run_id) do update"
            + " set revision = detection_run.revision + 1, task = excluded.task, display_name = excluded.display_name,"
            + " source_json = excluded.source_json, schema_version = excluded.schema_version, space = excluded.space,"
            + " form = excluded.form, media_json = excluded.media_json, categories_json = excluded.categories_json,"
            + " tracks = excluded.tracks, origin = excluded.origin, warnings_json = excluded.warnings_json,"
            + " track_count = excluded.track_count, box_count = excluded.box_count,"
            + " recorded_until = excluded.recorded_until, updated_at = excluded.updated_at,"
            + " producer_key = excluded.producer_key returning id, revision";

    static final String INSERT_FINDING = "insert into finding (org_id, label, media_id, run_number, cells, confidence)"
            + " values (?, ?, ?, ?, ?, ?)";

    private final Sql sql;

    SqlRuns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Upserted upsert(
            Media media,
            RunContent run,
            String origin,
            Map<String, List<Centroid>> centroids,
            List<String> warnings,
            Instant now) {
        Upserted upserted = write(media, run, origin, warnings, now);
        if (!upserted.created()) {
            sql.update("delete from finding where run_number = ?", upserted.number());
            sql.update("delete from run_centroids where run_number = ?", upserted.number());
            sql.update("delete from run_rejected where run_number = ?", upserted.number());
        }
        Findings.of(run.tracks(), centroids)
                .forEach((label, finding) -> sql.update(
                        INSERT_FINDING,
                        media.org(),
                        label,
                        media.number(),
                        upserted.number(),
                        finding.cells(),
                        finding.confidence()));
        if (!centroids.isEmpty()) {
            sql.update(
                    "insert into run_centroids (run_number, centroids) values (?, ?)",
                    upserted.number(),
                    PackedCentroids.pack(centroids));
        }
        return upserted;
    }

    private Upserted write(Media media, RunContent run, String origin, List<String> warnings, Instant now) {
        return sql.insertReturning(
                UPSERT,
                row -> new Upserted(row.number(), row.integer() == 1),
                media.org(),
                media.number(),
                run.source().runId(),
                run.task(),
                run.displayName(),
                Json.write(run.source()),
                run.schemaVersion(),
                run.space(),
                run.form(),
                Json.write(run.media()),
                Json.writeAll(run.categories()),
                PackedTracks.pack(run.tracks()),
                origin,
                Json.writeAll(warnings),
                run.tracks().size(),
                Track.boxCount(run.tracks()),
                media.endedAt().orElse(media.capturedAt().instant()),
                now,
                now,
                producerKey(run.source()));
    }

    /** The producer as it is compared: in lower case. */
    static String producerKey(RunSource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void addRejected(long number, RejectedBoxes rejected) {
        sql.update(
                "insert into run_rejected (run_number, in_all, listed_json) values (?, ?, ?)",
                number,
                rejected.inAll(),
                Json.writeAll(rejected.listed()));
    }

    @Override
    public RejectedBoxes rejected(OrgId org, long number) {
        return sql.one(
                        "select x.in_all, x.listed_json from run_rejected x join detection_run r on r.id = x.run_number"
                                + " where x.run_number = ? and r.org_id = ?",
                        row -> new RejectedBoxes(row.integer(), Json.readAll(row.text(), RejectedBox.class)),
                        number,
                        org)
                .orElse(RejectedBoxes.NONE);
    }

    @Override
    public List<RunLayer> layers(OrgId org, long mediaNumber) {
        return sql.list(LAYERS, this::layer, mediaNumber, org);
    }

    private RunLayer layer(Row row) throws SQLException {
        long number = row.number();
        int revision = row.integer();
        String task = row.text();
        String displayName = row.nullableText();
        RunSource source = Json.read(row.text(), RunSource.class);
        String schemaVersion = row.text();
        CoordinateSpace space = row.word(CoordinateSpace.class);
        BoxForm form = row.word(BoxForm.class);
        int tracks = row.integer();
        long boxes = row.number();
        byte[] uncounted = row.nullableBytes();
        List<Track> unpacked = uncounted == null ? List.of() : PackedTracks.unpack(uncounted);
        return new RunLayer(
                number,
                revision,
                task,
                displayName,
                source,
                schemaVersion,
                space,
                form,
                uncounted == null ? tracks : unpacked.size(),
                uncounted == null ? boxes : Track.boxCount(unpacked),
                row.integer(),
                labels(number),
                Json.readAll(row.text(), String.class),
                row.text(),
                row.instant(),
                row.instant());
    }

    private List<String> labels(long number) {
        return sql.list("select label from finding where run_number = ? and label <> ''", Row::text, number).stream()
                .sorted()
                .toList();
    }

    @Override
    public Optional<DetectionRun> find(OrgId org, long number) {
        return sql.one(SELECT + " where r.id = ? and r.org_id = ?", SqlRuns::map, number, org);
    }

    @Override
    public List<DetectionRun> list(OrgId org, long mediaNumber) {
        return sql.list(BY_MEDIUM, SqlRuns::map, mediaNumber, org);
    }

    @Override
    public List<DetectionRun> find(OrgId org, String runId) {
        return sql.list(
                SELECT + " where r.org_id = ? and r.run_id = ? order by r.updated_at desc, r.id desc",
                SqlRuns::map,
                org,
                runId);
    }

    @Override
    public boolean delete(OrgId org, long number) {
        return sql.update("delete from detection_run where id = ? and org_id = ?", number, org) > 0;
    }

    @Override
    public Map<String, List<Centroid>> centroids(OrgId org, long mediaNumber) {
        return PackedCentroids.union(sql.list(CENTROIDS, Row::bytes, mediaNumber, org));
    }

    @Override
    public int expire(OrgId org, Instant before, int limit) {
        return sql.update(
                "delete from detection_run where id in (select id from detection_run"
                        + " where org_id = ? and recorded_until < ? order by recorded_until limit ?)",
                org,
                before,
                limit);
    }

    private static DetectionRun map(Row row) throws SQLException {
        long number = row.number();
        OrgId org = new OrgId(row.number());
        long media = row.number();
        String mediaKey = row.text();
        Optional<String> device = row.optionalText();
        CapturedAt recordedAt = new CapturedAt(row.instant(), row.integer());
        RunContent content = content(row);
        String origin = row.text();
        List<String> warnings = Json.readAll(row.text(), String.class);
        return new DetectionRun(
                number,
                org,
                media,
                mediaKey,
                device.orElse(""),
                recordedAt,
                content,
                origin,
                warnings,
                row.instant(),
                row.instant());
    }

    private static RunContent content(Row row) throws SQLException {
        return new RunContent(
                row.text(),
                row.nullableText(),
                Json.read(row.text(), RunSource.class),
                row.text(),
                row.word(CoordinateSpace.class),
                row.word(BoxForm.class),
                Json.read(row.text(), MediaFacts.class),
                Json.readAll(row.text(), Category.class),
                PackedTracks.unpack(row.bytes()));
    }
}
