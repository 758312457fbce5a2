package dev.fovea.store;

import dev.fovea.core.port.Selections;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Selection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tables {@code selection} and {@code selection_item}. */
final class SqlSelections implements Selections {
    private static final String SELECT = "select uuid, id, org_id, name, status,"
            + " (select count(*) from selection_item i where i.selection_number = selection.id), opened_at,"
            + " last_image_at, closed_at from selection";

    // Images of the selection in order of their key, which is that of their numbers.
    static final String MEDIA = "select {columns} from selection_item i join media on media.id = i.media_id"
            + " where i.selection_number = ? and i.media_id < ? order by i.media_id desc limit ?";

    private final Sql sql;

    SqlSelections(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Selection add(OrgId org, BatchId id, String name, Instant now) {
        sql.update(
                "insert into selection (uuid, org_id, name, status, opened_at, last_image_at) values (?, ?, ?, ?, ?, ?)",
                id,
                org,
                name,
                Batch.Status.COLLECTING,
                now,
                now);
        return find(org, id).orElseThrow();
    }

    @Override
    public Optional<Selection> find(OrgId org, BatchId id) {
        return sql.one(SELECT + " where uuid = ? and org_id = ?", SqlSelections::map, id, org);
    }

    @Override
    public List<Selection> list(OrgId org, Optional<Batch.Status> status, OptionalLong before, int limit) {
        Where where =
                new Where().and("org_id = ?", org).andIf(status, "status = ?").andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(SELECT + where + " order by id desc limit ?", SqlSelections::map, where.args(limit));
    }

    @Override
    public int put(Selection selection, Collection<MediaId> media, Instant now) {
        // First, so that it cannot be deleted before its images are in.
        int there = sql.update("update selection set last_image_at = ? where id = ?", now, selection.number());
        if (there == 0) {
            return 0;
        }
        int came = 0;
        for (MediaId id : media) {
            came += sql.update(
                    "insert into selection_item (selection_number, media_id)"
                            + " select ?, id from media where uuid = ? and org_id = ?"
                            + " on conflict (selection_number, media_id) do nothing",
                    selection.number(),
                    id,
                    selection.org());
        }
        return came;
    }

    @Override
    public int take(Selection selection, Collection<MediaId> media) {
        int went = 0;
        for (MediaId id : media) {
            went += sql.update(
                    "delete from selection_item where selection_number = ?"
                            + " and media_id = (select id from media where uuid = ? and org_id = ?)",
                    selection.number(),
                    id,
                    selection.org());
        }
        return went;
    }

    @Override
    public List<Media> media(Selection selection, OptionalLong before, int limit) {
        return sql.list(
                MEDIA.replace("{columns}", MediaRow.COLUMNS),
                MediaRow::map,
                selection.number(),
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public void close(Selection selection, Instant now) {
        sql.update(
                "update selection set status = ?, closed_at = ? where id = ? and status = ?",
                Batch.Status.COMPLETE,
                now,
                selection.number(),
                Batch.Status.COLLECTING);
    }

    @Override
    public void rename(Selection selection, String name) {
        sql.update("update selection set name = ? where id = ?", name, selection.number());
    }

    @Override
    public void delete(Selection selection) {
        sql.update("delete from selection where id = ?", selection.number());
    }

    private static Selection map(Row row) throws SQLException {
        return new Selection(
                new BatchId(row.uuid()),
                row.number(),
                new OrgId(row.number()),
                row.text(),
                row.word(Batch.Status.class),
                row.number(),
                row.instant(),
                row.instant(),
                row.optionalInstant());
    }
}
