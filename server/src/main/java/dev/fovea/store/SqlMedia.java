package dev.fovea.store;

import dev.fovea.core.port.MediaLibrary;
import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.CapturedPlace;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.HexId;
import dev.fovea.model.Keep;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import dev.fovea.model.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code media}. */
final class SqlMedia implements MediaLibrary {
    static final String SELECT = "select " + MediaRow.COLUMNS + " from media";

    static final String CAPTURED = SELECT + " where source_id = ? and captured_at >= ? and captured_at < ?";
    static final String LATEST_FIRST = " order by captured_at desc, id desc limit ?";
    static final String COUNT_CAPTURED = "select count(*) from (select 1 from media where source_id = ?"
            + " and captured_at >= ? and captured_at < ? limit ?) captured";

    private final Sql sql;
    private final Database database;

    SqlMedia(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public Optional<Media> add(NewMedia media) {
        return sql.one(
                "insert into media (" + MediaRow.INSERTED
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (org_id, media_key) do nothing returning "
                        + MediaRow.COLUMNS,
                MediaRow::map,
                MediaRow.values(media));
    }

    @Override
    public Optional<Media> find(OrgId org, MediaId id) {
        return sql.one(SELECT + " where uuid = ? and org_id = ?", MediaRow::map, id, org);
    }

    @Override
    public Optional<Media> find(OrgId org, long number) {
        return sql.one(SELECT + " where id = ? and org_id = ?", MediaRow::map, number, org);
    }

    @Override
    public Optional<Media> find(OrgId org, HexId id) {
        return find(org, id.number()).filter(media -> media.hexId().equals(id));
    }

    @Override
    public Optional<Media> findByKey(OrgId org, String mediaKey) {
        return sql.one(SELECT + " where org_id = ? and media_key = ?", MediaRow::map, org, mediaKey);
    }

    @Override
    public List<Media> list(OrgId org, MediaFilter filter, int limit) {
        Where where = where(org, filter);
        return sql.list(
                SELECT + where + " order by id desc limit ? offset ?",
                MediaRow::map,
                where.args(limit, filter.offset()));
    }

    @Override
    public List<Media> captured(
            SourceId source, Instant from, Instant until, Optional<CapturedPlace> after, int limit) {
        if (after.isEmpty()) {
            return sql.list(CAPTURED + LATEST_FIRST, MediaRow::map, source, from, until, limit);
        }
        Instant last = after.get().capturedAt();
        Instant end = last.isBefore(until) ? last.plusMillis(1) : until;
        return sql.list(
                CAPTURED + " and (captured_at, id) < (?, ?)" + LATEST_FIRST,
                MediaRow::map,
                source,
                from,
                end,
                last,
                after.get().number(),
                limit);
    }

    @Override
    public int countCaptured(SourceId source, Instant from, Instant until, int most) {
        return (int) sql.number(COUNT_CAPTURED, source, from, until, most);
    }

    @Override
    public long count(OrgId org, MediaFilter filter) {
        Where where = where(org, filter);
        return sql.number("select count(*) from media" + where, where.args());
    }

    @Override
    public List<Media> latestHashed(BatchId batch, int limit) {
        return sql.list(
                SELECT + " where batch = ? and difference_hash is not null order by id desc limit ?",
                MediaRow::map,
                batch,
                limit);
    }

    @Override
    public List<Media> listPending(int limit) {
        return sql.list(SELECT + " where content = 'PENDING' order by id limit ?", MediaRow::map, limit);
    }

    @Override
    public boolean setContent(MediaId id, Content content, Frame frame) {
        return sql.update(
                        "update media set content = ?, sha256 = ?, bytes = ?, media_type = ?, width = ?, height = ?,"
                                + " orientation = ?, fps = ?, frame_count = ? where uuid = ?",
                        MediaRow.state(content),
                        MediaRow.present(content).map(Content.Present::sha256),
                        MediaRow.present(content).map(Content.Present::bytes),
                        MediaRow.present(content).map(Content.Present::mediaType),
                        frame.width(),
                        frame.height(),
                        frame.orientation(),
                        frame.fps(),
                        frame.frameCount(),
                        id)
                > 0;
    }

    @Override
    public void setSimilarity(MediaId id, long differenceHash, Optional<MediaId> similarTo) {
        sql.update(
                "update media set difference_hash = ?, similar_to = ? where uuid = ?", differenceHash, similarTo, id);
    }

    @Override
    public void setReview(MediaId id, Review review) {
        sql.update(
                "update media set annotation_status = ?, split = ?, split_locked = ? where uuid = ?",
                review.status(),
                review.split(),
                review.splitLocked(),
                id);
    }

    @Override
    public void describe(MediaId id, String name, Frame frame, CapturedAt capturedAt, Optional<Instant> endedAt) {
        sql.update(
                "update media set name = ?, width = ?, height = ?, orientation = ?, fps = ?, frame_count = ?,"
                        + " captured_at = ?, captured_offset = ?, ended_at = ? where uuid = ?",
                name,
                frame.width(),
                frame.height(),
                frame.orientation(),
                frame.fps(),
                frame.frameCount(),
                capturedAt.instant(),
                capturedAt.offset(),
                endedAt,
                id);
        sql.update(
                "update detection_run set recorded_until = ? where media_id = (select id from media where uuid = ?)",
                endedAt.orElse(capturedAt.instant()),
                id);
    }

    @Override
    public Optional<Media> lock(OrgId org, long number) {
        return sql.one(SELECT + " where id = ? and org_id = ?" + database.locked(), MediaRow::map, number, org);
    }

    @Override
    public void delete(Media media) {
        sql.update("update media set similar_to = null where similar_to = ?", media.id());
        sql.update("delete from media where id = ?", media.number());
    }

    @Override
    public void setKeep(MediaId id, Optional<Keep> keep) {
        sql.update(
                "update media set kept_at = ?, kept_by = ?, kept_reason = ? where uuid = ?",
                keep.map(Keep::at),
                keep.map(Keep::by),
                keep.map(Keep::reason),
                id);
    }

    @Override
    public boolean refersTo(String sha256) {
        return sql.number(
                        "select case when exists (select 1 from media where sha256 = ?)"
                                + " or exists (select 1 from receipt where raw_sha256 = ?)"
                                + " or exists (select 1 from job where raw_sha256 = ?)"
                                + " or exists (select 1 from export where sha256 = ?)"
                                + " or exists (select 1 from dataset_item where sha256 = ?) then 1 else 0 end",
                        sha256,
                        sha256,
                        sha256,
                        sha256,
                        sha256)
                == 1;
    }

    static Where where(OrgId org, MediaFilter filter) {
        boolean narrow = filter.source().isPresent() || filter.batch().isPresent();
        return new Where()
                // The plus keeps SQLite from walking all media of the organisation by its index.
                .and(narrow ? "+org_id = ?" : "org_id = ?", org)
                .andIn("kind", filter.kinds(), "")
                .andIf(boxed(filter.before()), "id < ?")
                .andIf(filter.source(), "source_id = ?")
                .andIf(filter.batch(), "batch = ?")
                .andIf(filter.status(), "annotation_status = ?")
                .andIf(filter.split(), "split = ?")
                .andIf(filter.filename(), "filename = ?")
                .andIf(filter.filenamePart().map(SqlMedia::pattern), "lower(filename) like ? escape '!'")
                .andIn(
                        "exists (select 1 from finding f where f.org_id = media.org_id and f.media_id = media.id"
                                + " and f.label",
                        filter.labels(),
                        ")");
    }

    static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static String pattern(String part) {
        String literal = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + asciiLowerCase(literal) + "%";
    }

    /** What both databases make of {@code lower()} on a column that compares bytewise. */
    static String asciiLowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> lower.append(c < 128 ? Character.toString(c).toLowerCase(Locale.ROOT) : (char) c + ""));
        return lower.toString();
    }
}
