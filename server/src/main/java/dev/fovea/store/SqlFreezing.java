package dev.fovea.store;

import dev.fovea.core.port.Datasets.Block;
import dev.fovea.core.port.Datasets.Claimed;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Table {@code dataset_version} as work, and what it fills: {@code dataset_item} and {@code dataset_count}. */
final class SqlFreezing {
    private static final String LANE = "datasets";

    /** The condition that the lease is still held. */
    private static final String HELD = " where id = ? and worker = ? and attempts = ? and due_at is not null";

    private static final String INSERT_ITEM = "insert into dataset_item (version_number, " + DatasetRow.ITEM
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String COUNT = "insert into dataset_count (version_number, part, label, images, boxes)"
            + " values (?, ?, ?, ?, ?) on conflict (version_number, part, label) do update"
            + " set images = dataset_count.images + excluded.images, boxes = dataset_count.boxes + excluded.boxes";

    private static final String CLEAR_ITEMS = "delete from dataset_item where (version_number, media_number) in"
            + " (select version_number, media_number from dataset_item"
            + " where version_number in (select id from dataset_version where state = 'GONE') limit ?)";

    private static final String CLEAR_PARTS = "delete from dataset_part where (dataset_id, sha256) in"
            + " (select dataset_id, sha256 from dataset_part"
            + " where dataset_id in (select id from dataset where gone = true) limit ?)";

    private final Sql sql;
    private final LeasedRows rows;

    SqlFreezing(Sql sql, Database database) {
        this.sql = sql;
        this.rows = new LeasedRows(sql, database, "dataset_version");
    }

    /** The next version; empty when one is being frozen. */
    Optional<DatasetVersion> start(Dataset dataset, String author, Instant now) {
        // Whoever comes at the same time waits here, so that numbers are given without gaps.
        int next = sql.insertReturning(
                "update dataset set latest = latest + 1 where id = ? returning latest",
                row -> row.integer(),
                dataset.number());
        Optional<Long> row = sql.one(
                "insert into dataset_version (dataset_id, version, lane, priority, due_at, attempts, state, next_media,"
                        + " items, left_out, author, created_at) values (?, ?, ?, ?, ?, 0, 'FREEZING',"
                        + " (select coalesce(max(id), 0) + 1 from media where org_id = ?), 0, 0, ?, ?)"
                        + " on conflict (dataset_id) where state = 'FREEZING' do nothing returning id",
                Row::number,
                dataset.number(),
                next,
                LANE,
                LeasedRows.NORMAL,
                now,
                dataset.org(),
                author,
                now);
        if (row.isEmpty()) {
            sql.update("update dataset set latest = latest - 1 where id = ?", dataset.number());
        }
        return row.map(this::version);
    }

    private DatasetVersion version(long number) {
        return sql.insertReturning(
                "select " + DatasetRow.VERSION
                        + " from dataset_version v join dataset d on d.id = v.dataset_id where v.id = ?",
                DatasetRow::version,
                number);
    }

    boolean anyDue(Instant now) {
        return rows.anyDue(LANE, now);
    }

    List<Claimed> claim(String worker, Instant now, Instant until, int limit) {
        return rows.claim(LANE, worker, now, until, limit).stream()
                .map(this::claimed)
                .toList();
    }

    private Claimed claimed(Lease lease) {
        Dataset dataset = sql.insertReturning(
                "select " + DatasetRow.COLUMNS
                        + " from dataset where id = (select dataset_id from dataset_version where id = ?)",
                DatasetRow::map,
                lease.number());
        long before = sql.number("select next_media from dataset_version where id = ?", lease.number());
        return new Claimed(lease, dataset, version(lease.number()), before);
    }

    boolean extend(Lease lease, Instant until) {
        return rows.extend(lease, until);
    }

    boolean release(Lease lease, Instant dueAt) {
        return rows.release(lease, dueAt);
    }

    boolean append(Lease lease, Block block) {
        boolean held = sql.update(
                        "update dataset_version set next_media = ?, items = items + ?, left_out = left_out + ?" + HELD,
                        block.before(),
                        block.items().size(),
                        block.leftOut(),
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
        if (held) {
            block.items().forEach(item -> sql.update(INSERT_ITEM, DatasetRow.values(lease.number(), item)));
            count(lease.number(), block.items());
        }
        return held;
    }

    private void count(long version, List<DatasetItem> items) {
        Map<Place, Tally> tallies = new HashMap<>();
        for (DatasetItem item : items) {
            Set<Place> seen = new HashSet<>();
            tally(
                    tallies,
                    seen,
                    new Place(item.split().name(), ""),
                    item.annotations().size());
            for (DatasetItem.Annotation annotation : item.annotations()) {
                if (annotation.label() != null && !annotation.label().isEmpty()) {
                    tally(tallies, seen, new Place(item.split().name(), annotation.label()), 1);
                }
            }
        }
        tallies.forEach(
                (place, tally) -> sql.update(COUNT, version, place.part, place.label, tally.images, tally.boxes));
    }

    private static void tally(Map<Place, Tally> tallies, Set<Place> seen, Place place, long boxes) {
        tallies.merge(place, new Tally(seen.add(place) ? 1 : 0, boxes), Tally::plus);
    }

    private record Place(String part, String label) {}

    private record Tally(long images, long boxes) {
        Tally plus(Tally more) {
            return new Tally(images + more.images, boxes + more.boxes);
        }
    }

    /** Items go first, in parts of bounded size; then what they hung on, which is little. */
    int clear(int limit) {
        int went = sql.update(CLEAR_ITEMS, limit);
        if (went == 0) {
            went = sql.update("delete from dataset_version where state = 'GONE'");
        }
        if (went == 0) {
            went = sql.update(CLEAR_PARTS, limit);
        }
        return went > 0 ? went : sql.update("delete from dataset where gone = true");
    }

    boolean freeze(Lease lease, String sha256, long manifestBytes, Instant now) {
        return sql.update(
                        "update dataset_version set state = 'FROZEN', due_at = null, worker = null, sha256 = ?,"
                                + " manifest_bytes = ?, frozen_at = ?" + HELD,
                        sha256,
                        manifestBytes,
                        now,
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
    }

    boolean fail(Lease lease, String reason, Instant now) {
        return sql.update(
                        "update dataset_version set state = 'FAILED', due_at = null, worker = null, failure = ?,"
                                + " frozen_at = ?" + HELD,
                        reason,
                        now,
                        lease.number(),
                        lease.worker(),
                        lease.attempt())
                == 1;
    }
}
