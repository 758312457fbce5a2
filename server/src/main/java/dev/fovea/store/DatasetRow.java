package dev.fovea.store;

import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Frame;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SplitRule;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of datasets, their versions and items, in the order of their columns. */
final class DatasetRow {
    static final String COLUMNS = "uuid, id, org_id, name, description, q, batch, classes_json, train, val, test,"
            + " split_by, owner, revision, latest, created_at, updated_at";

    static final String VERSION = "v.id, d.uuid, d.org_id, v.version, v.state, v.items, v.left_out, v.sha256,"
            + " v.manifest_bytes, v.failure, v.author, v.created_at, v.frozen_at";

    static final String ITEM = "media_number, media, media_key, filename, sha256, bytes, media_type, width, height,"
            + " orientation, captured_at, captured_offset, source, part, annotations_json, content_hash";

    private DatasetRow() {}

    static Dataset map(Row row) throws SQLException {
        return new Dataset(
                new DatasetId(row.uuid()),
                row.number(),
                new OrgId(row.number()),
                draft(row),
                row.text(),
                row.integer(),
                row.integer(),
                row.instant(),
                row.instant());
    }

    private static Dataset.Draft draft(Row row) throws SQLException {
        return new Dataset.Draft(
                row.text(),
                row.text(),
                row.optionalText(),
                row.optionalUuid().map(BatchId::new),
                Json.readAll(row.text(), String.class),
                new SplitRule(row.real(), row.real(), row.real(), row.word(SplitRule.By.class)));
    }

    static DatasetVersion version(Row row) throws SQLException {
        return new DatasetVersion(
                row.number(),
                new DatasetId(row.uuid()),
                new OrgId(row.number()),
                row.integer(),
                row.word(DatasetVersion.State.class),
                row.number(),
                row.number(),
                row.optionalText(),
                row.optionalNumber(),
                row.optionalText(),
                row.text(),
                row.instant(),
                row.optionalInstant());
    }

    static DatasetItem item(Row row) throws SQLException {
        return new DatasetItem(
                row.number(),
                new MediaId(row.uuid()),
                row.text(),
                row.text(),
                new Content.Present(row.text(), row.number(), row.text()),
                Frame.ofPicture(row.integer(), row.integer(), row.integer()),
                new CapturedAt(row.instant(), row.integer()),
                row.optionalText(),
                row.word(Split.class),
                Json.readAll(row.text(), DatasetItem.Annotation.class),
                row.text());
    }

    /** The values of {@link #ITEM}, after the number of the version. */
    static @Nullable Object[] values(long version, DatasetItem item) {
        return new @Nullable Object[] {
            version,
            item.number(),
            item.media(),
            item.mediaKey(),
            item.filename(),
            item.content().sha256(),
            item.content().bytes(),
            item.content().mediaType(),
            item.frame().width(),
            item.frame().height(),
            item.frame().orientation(),
            item.capturedAt().instant(),
            item.capturedAt().offset(),
            item.source(),
            item.split(),
            Json.writeAll(item.annotations()),
            item.contentHash()
        };
    }
}
