package dev.fovea.core.collect;

import dev.fovea.core.port.Store;
import dev.fovea.model.Content;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.ItemMark;
import dev.fovea.model.Media;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What differs between two versions, or between a version and what its dataset is made of now. Both sides are walked in
 * step, newest image first; no call looks at more than a bounded number of images.
 */
public final class CompareVersions {
    private static final int MOST_LOOKED_AT = 10_000;
    private static final int BLOCK = 200;
    private final Store store;
    private final Candidates candidates;

    /** Over the given store. */
    public CompareVersions(Store store, FilterReader filters) {
        this.store = store;
        this.candidates = new Candidates(filters);
    }

    /** What became of an image. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** An image that is not the same on both sides; on a side where it is not, nothing. */
    public record Difference(Change change, Optional<ItemMark> before, Optional<ItemMark> after) {
        /** The image, on whichever side it is. */
        public ItemMark mark() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /**
     * How much differs.
     *
     * @param exact false when not all images were looked at
     */
    public record Counts(long added, long removed, long changed, boolean exact) {}

    /**
     * A page of differences. It may hold few, even none, although more follow.
     *
     * @param counts of all pages, on the first one
     * @param next where the next page starts
     */
    public record Rows(List<Difference> items, Optional<Counts> counts, OptionalLong next) {
        public Rows {
            items = List.copyOf(items);
        }
    }

    /** What {@code after} has and {@code before} has not, and the reverse. */
    public Rows diff(DatasetVersion before, DatasetVersion after, OptionalLong from, int limit) {
        return page(new MarkStream(frozen(before), from), new MarkStream(frozen(after), from), from, limit);
    }

    /** What the dataset is made of now and was not in the version, and the reverse. */
    public Rows changes(Dataset dataset, DatasetVersion since, OptionalLong from, int limit) {
        return page(new MarkStream(frozen(since), from), new MarkStream(live(dataset), from), from, limit);
    }

    private MarkStream.Blocks frozen(DatasetVersion version) {
        return before -> {
            List<ItemMark> marks = store.read(session -> session.datasets().marks(version, before, BLOCK));
            boolean more = marks.size() == BLOCK;
            return new MarkStream.Block(
                    marks, more ? OptionalLong.of(marks.getLast().number()) : OptionalLong.empty());
        };
    }

    private MarkStream.Blocks live(Dataset dataset) {
        ItemReader reader = new ItemReader(dataset.content().classes());
        return before -> store.read(session -> {
            List<Media> found = candidates.block(session, dataset.org(), dataset.content(), before, BLOCK);
            List<ItemMark> marks = found.stream()
                    .filter(ItemReader::isWanted)
                    .map(media -> mark(session, reader, media))
                    .toList();
            boolean more = found.size() == BLOCK;
            return new MarkStream.Block(
                    marks, more ? OptionalLong.of(found.getLast().number()) : OptionalLong.empty());
        });
    }

    private static ItemMark mark(Store.Session session, ItemReader reader, Media media) {
        String hash = reader.read(session, media, media.review().split()).contentHash();
        String sha256 = ((Content.Present) media.content()).sha256();
        return new ItemMark(media.number(), media.id(), sha256, hash, Optional.empty());
    }

    /** The first page goes on to count after it is full. */
    private static Rows page(MarkStream before, MarkStream after, OptionalLong from, int limit) {
        List<Difference> items = new ArrayList<>();
        Tally tally = new Tally();
        long reached = from.orElse(Long.MAX_VALUE);
        long number = reached;
        int looked = 0;
        boolean counting = from.isEmpty();
        while (more(before, after) && looked < MOST_LOOKED_AT && (counting || items.size() < limit)) {
            number = Math.max(before.number(), after.number());
            Optional<Difference> difference = difference(before.take(number), after.take(number));
            difference.ifPresent(tally::add);
            if (items.size() < limit) {
                difference.ifPresent(items::add);
                reached = number;
            }
            looked++;
        }
        boolean rest = more(before, after);
        return new Rows(
                items,
                counting ? Optional.of(tally.counts(!rest)) : Optional.empty(),
                rest || reached != number ? OptionalLong.of(reached) : OptionalLong.empty());
    }

    private static boolean more(MarkStream before, MarkStream after) {
        return Math.max(before.number(), after.number()) > MarkStream.END;
    }

    private static Optional<Difference> difference(Optional<ItemMark> before, Optional<ItemMark> after) {
        if (before.isEmpty()) {
            return Optional.of(new Difference(Change.ADDED, before, after));
        }
        if (after.isEmpty()) {
            return Optional.of(new Difference(Change.REMOVED, before, after));
        }
        return before.get().sameAs(after.get())
                ? Optional.empty()
                : Optional.of(new Difference(Change.CHANGED, before, after));
    }

    private static final class Tally {
        private final Map<Change, Long> counts = new EnumMap<>(Change.class);

        void add(Difference difference) {
            counts.merge(difference.change(), 1L, Long::sum);
        }

        Counts counts(boolean exact) {
            return new Counts(
                    counts.getOrDefault(Change.ADDED, 0L),
                    counts.getOrDefault(Change.REMOVED, 0L),
                    counts.getOrDefault(Change.CHANGED, 0L),
                    exact);
        }
    }
}
