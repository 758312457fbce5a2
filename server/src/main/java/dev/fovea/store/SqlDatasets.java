package dev.fovea.store;

import dev.fovea.core.port.Datasets;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.ItemMark;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review.Split;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tables {@code dataset}, {@code dataset_part}, and with {@link SqlFreezing} those of versions. */
final class SqlDatasets implements Datasets {
    private static final String SELECT = "select " + DatasetRow.COLUMNS + " from dataset";
    private static final String VERSIONS =
            "select " + DatasetRow.VERSION + " from dataset_version v join dataset d on d.id = v.dataset_id";
    private static final String GONE = "update dataset_version set state = 'GONE', due_at = null, worker = null";

    private final Sql sql;
    private final SqlFreezing freezing;

    SqlDatasets(Sql sql, Database database) {
        this.sql = sql;
        this.freezing = new SqlFreezing(sql, database);
    }

    @Override
    public Optional<Dataset> add(OrgId org, DatasetId id, Dataset.Draft draft, String owner, Instant now) {
        return sql.one(
                "insert into dataset (uuid, org_id, name, description, q, batch, classes_json, train, val, test,"
                        + " split_by, owner, revision, latest, gone, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?)"
                        + " on conflict (org_id, name) do nothing returning " + DatasetRow.COLUMNS,
                DatasetRow::map,
                id.uuid(),
                org,
                draft.name(),
                draft.description(),
                draft.q(),
                draft.batch(),
                Json.writeAll(draft.classes()),
                draft.split().train(),
                draft.split().val(),
                draft.split().test(),
                draft.split().by(),
                owner,
                false,
                now,
                now);
    }

    @Override
    public Optional<Dataset> find(OrgId org, DatasetId id) {
        return sql.one(SELECT + " where uuid = ? and org_id = ? and gone = ?", DatasetRow::map, id.uuid(), org, false);
    }

    @Override
    public boolean taken(OrgId org, String name, DatasetId id) {
        return sql.one(
                        "select id from dataset where org_id = ? and name = ? and uuid <> ?",
                        Row::number,
                        org,
                        name,
                        id.uuid())
                .isPresent();
    }

    @Override
    public List<Dataset> list(OrgId org, OptionalLong before, int limit) {
        Where where = new Where().and("org_id = ?", org).and("gone = ?", false).andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(SELECT + where + " order by id desc limit ?", DatasetRow::map, where.args(limit));
    }

    @Override
    public Optional<Dataset> change(Dataset read, Dataset.Draft draft, Instant now) {
        return sql.one(
                "update dataset set name = ?, description = ?, q = ?, batch = ?, classes_json = ?, train = ?, val = ?,"
                        + " test = ?, split_by = ?, revision = revision + 1, updated_at = ?"
                        + " where id = ? and revision = ? returning " + DatasetRow.COLUMNS,
                DatasetRow::map,
                draft.name(),
                draft.description(),
                draft.q(),
                draft.batch(),
                Json.writeAll(draft.classes()),
                draft.split().train(),
                draft.split().val(),
                draft.split().test(),
                draft.split().by(),
                now,
                read.number(),
                read.revision());
    }

    @Override
    public void delete(Dataset dataset) {
        sql.update("update dataset set gone = ?, name = uuid where id = ?", true, dataset.number());
        sql.update(GONE + " where dataset_id = ?", dataset.number());
    }

    @Override
    public DatasetVersion start(Dataset dataset, String author, Instant now) {
        return freezing.start(dataset, author, now)
                .orElseGet(() -> sql.insertReturning(
                        VERSIONS + " where v.dataset_id = ? and v.state = 'FREEZING'",
                        DatasetRow::version,
                        dataset.number()));
    }

    @Override
    public Optional<DatasetVersion> version(Dataset dataset, int version) {
        return sql.one(
                VERSIONS + " where v.dataset_id = ? and v.version = ? and v.state <> 'GONE'",
                DatasetRow::version,
                dataset.number(),
                version);
    }

    @Override
    public List<DatasetVersion> versions(Dataset dataset, OptionalLong before, int limit) {
        return sql.list(
                VERSIONS
                        + " where v.dataset_id = ? and v.version < ? and v.state <> 'GONE' order by v.version desc limit ?",
                DatasetRow::version,
                dataset.number(),
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public List<DatasetVersion.Count> counts(DatasetVersion version) {
        return sql.list(
                "select part, label, images, boxes from dataset_count where version_number = ? order by part, label",
                row -> new DatasetVersion.Count(
                        row.word(Split.class),
                        Optional.of(row.text()).filter(label -> !label.isEmpty()),
                        row.number(),
                        row.number()),
                version.number());
    }

    @Override
    public void delete(DatasetVersion version) {
        sql.update(GONE + " where id = ?", version.number());
    }

    @Override
    public int clear(int limit) {
        return freezing.clear(limit);
    }

    @Override
    public List<DatasetItem> items(DatasetVersion version, OptionalLong before, int limit) {
        return sql.list(
                "select " + DatasetRow.ITEM + " from dataset_item where version_number = ? and media_number < ?"
                        + " order by media_number desc limit ?",
                DatasetRow::item,
                version.number(),
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public List<ItemMark> marks(DatasetVersion version, OptionalLong before, int limit) {
        return sql.list(
                "select media_number, media, sha256, content_hash, part from dataset_item"
                        + " where version_number = ? and media_number < ? order by media_number desc limit ?",
                row -> new ItemMark(
                        row.number(),
                        new MediaId(row.uuid()),
                        row.text(),
                        row.text(),
                        Optional.of(row.word(Split.class))),
                version.number(),
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public boolean protects(String sha256) {
        return sql.one("select 1 from dataset_item where sha256 = ? limit 1", Row::number, sha256)
                .isPresent();
    }

    @Override
    public Map<String, Split> parts(Dataset dataset, Collection<String> sha256) {
        Map<String, Split> parts = new LinkedHashMap<>();
        for (String hash : sha256) {
            sql.one(
                            "select part from dataset_part where dataset_id = ? and sha256 = ?",
                            row -> row.word(Split.class),
                            dataset.number(),
                            hash)
                    .ifPresent(part -> parts.put(hash, part));
        }
        return parts;
    }

    @Override
    public void keepParts(Dataset dataset, Map<String, Split> parts) {
        parts.forEach((sha256, part) -> sql.update(
                "insert into dataset_part (dataset_id, sha256, part) values (?, ?, ?)"
                        + " on conflict (dataset_id, sha256) do update set part = excluded.part",
                dataset.number(),
                sha256,
                part));
    }

    @Override
    public boolean anyDue(Instant now) {
        return freezing.anyDue(now);
    }

    @Override
    public List<Claimed> claim(String worker, Instant now, Instant until, int limit) {
        return freezing.claim(worker, now, until, limit);
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return freezing.extend(lease, until);
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        return freezing.release(lease, dueAt);
    }

    @Override
    public boolean append(Lease lease, Block block) {
        return freezing.append(lease, block);
    }

    @Override
    public boolean freeze(Lease lease, String sha256, long manifestBytes, Instant now) {
        return freezing.freeze(lease, sha256, manifestBytes, now);
    }

    @Override
    public boolean fail(Lease lease, String reason, Instant now) {
        return freezing.fail(lease, reason, now);
    }
}
