package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Selection;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads of batches of all kinds; another organisation's batches do not exist. */
public final class BatchList {
    private final Store store;

    /** Over the given store. */
    public BatchList(Store store) {
        this.store = store;
    }

    /** The kinds of batches. */
    public enum Kind {
        AUTOMATIC,
        MANUAL
    }

    /**
     * Which batches to list. Empty members do not restrict.
     *
     * @param source only automatic batches of this source
     */
    public record Filter(Optional<Kind> kind, Optional<SourceId> source, Optional<Batch.Status> status) {
        private boolean wants(Kind wanted) {
            return kind.orElse(wanted) == wanted && (source.isEmpty() || wanted == Kind.AUTOMATIC);
        }
    }

    /**
     * How far a list was read: kinds are numbered apart, so it is a number for each.
     *
     * @param automatic only automatic batches of smaller numbers are left
     * @param manual only hand-made batches of smaller numbers are left
     */
    public record Position(OptionalLong automatic, OptionalLong manual) {
        /** The start. */
        public static final Position START = new Position(OptionalLong.empty(), OptionalLong.empty());
    }

    /** A page with the position behind it; none on the last page. */
    public record Rows(List<AnyBatch> items, Optional<Position> next) {
        public Rows {
            items = List.copyOf(items);
        }
    }

    /** The batch of that id, of whichever kind. */
    public AnyBatch get(OrgId org, BatchId id) {
        return store.read(session -> get(session, org, id));
    }

    static AnyBatch get(Store.Session session, OrgId org, BatchId id) {
        Optional<AnyBatch> automatic = session.batches().find(org, id).map(batch -> automatic(session, batch));
        return Found.orMissing(
                automatic.or(() -> session.selections().find(org, id).map(AnyBatch.HandMade::new)), Thing.BATCH, id);
    }

    /** A page, those opened last first. */
    public Rows page(OrgId org, Filter filter, Position from, int limit) {
        return store.read(session -> merge(
                automatic(session, org, filter, from, limit + 1),
                manual(session, org, filter, from, limit + 1),
                limit));
    }

    /** A page of the images of a batch of any kind, newest first. */
    public Page<Media> images(OrgId org, BatchId id, OptionalLong before, int limit) {
        List<Media> rows = store.read(session -> Candidates.imagesOf(session, org, id, before, limit + 1));
        return Blocks.page(rows, limit, Media::number);
    }

    private static List<AnyBatch> automatic(Store.Session session, OrgId org, Filter filter, Position from, int limit) {
        if (!filter.wants(Kind.AUTOMATIC)) {
            return List.of();
        }
        BatchFilter wanted = new BatchFilter(from.automatic(), 0, filter.source(), filter.status(), Optional.empty());
        return session.batches().list(org, wanted, limit).stream()
                .<AnyBatch>map(batch -> automatic(session, batch))
                .toList();
    }

    private static List<AnyBatch> manual(Store.Session session, OrgId org, Filter filter, Position from, int limit) {
        return filter.wants(Kind.MANUAL)
                ? session.selections().list(org, filter.status(), from.manual(), limit).stream()
                        .<AnyBatch>map(AnyBatch.HandMade::new)
                        .toList()
                : List.of();
    }

    private static AnyBatch automatic(Store.Session session, Batch batch) {
        Optional<String> source = session.sources().find(batch.source()).map(Source::externalId);
        return new AnyBatch.Automatic(batch, source, session.policies().intake(batch.org(), batch.source()));
    }

    /** Each list is in the order of its numbers; of the two heads the one opened last comes first. */
    private static Rows merge(List<AnyBatch> automatic, List<AnyBatch> manual, int limit) {
        List<AnyBatch> merged = new ArrayList<>();
        int a = 0;
        int m = 0;
        while (merged.size() < limit && (a < automatic.size() || m < manual.size())) {
            boolean takeAutomatic = m == manual.size()
                    || (a < automatic.size()
                            && !automatic
                                    .get(a)
                                    .openedAt()
                                    .isBefore(manual.get(m).openedAt()));
            merged.add(takeAutomatic ? automatic.get(a++) : manual.get(m++));
        }
        boolean more = a < automatic.size() || m < manual.size();
        return new Rows(
                merged, more ? Optional.of(new Position(before(automatic, a), before(manual, m))) : Optional.empty());
    }

    /** The number above all of the rest: one more than that of its first; 0 when there is no rest. */
    private static OptionalLong before(List<AnyBatch> list, int next) {
        return OptionalLong.of(next < list.size() ? number(list.get(next)) + 1 : 0);
    }

    private static long number(AnyBatch batch) {
        return switch (batch) {
            case AnyBatch.Automatic(Batch automatic, var _, var _) -> automatic.number();
            case AnyBatch.HandMade(Selection manual) -> manual.number();
        };
    }
}
