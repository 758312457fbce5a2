package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Deletes media by the dozen, in blocks: each block is one transaction with one entry in the audit log. What is kept stays,
 * unless an administrator insists.
 */
public final class DeleteMany {
    /** Most media of one call: a call must end while somebody waits for it. */
    public static final int MOST = 10_000;

    private static final int BLOCK = 100;
    private static final int SAMPLE = 10;

    private final Store store;
    private final MediaSearch search;
    private final FilterParser filters;
    private final Clock clock;

    /** Over the given store. */
    public DeleteMany(Store store, MediaSearch search, FilterParser filters, Clock clock) {
        this.store = store;
        this.search = search;
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * On whose word, and why.
     *
     * @param reason for the audit log; may be empty
     * @param force whether also what is kept goes
     */
    public record Order(Actor actor, String reason, boolean force) {}

    /**
     * What a deletion would take.
     *
     * @param count how many media would go
     * @param bytes of their pictures
     * @param kept how many match but stay, since they are kept
     * @param sample some of those that would go, newest first
     */
    public record Preview(int count, long bytes, int kept, List<MediaId> sample) {
        public Preview {
            sample = List.copyOf(sample);
        }
    }

    /**
     * What became of a deletion.
     *
     * @param missing of the ids that were named, those that nothing of the organisation has
     */
    public record Result(int deleted, long bytes, List<MediaId> missing) {
        public Result {
            missing = List.copyOf(missing);
        }
    }

    /** What would go if everything that matches were deleted. */
    public Preview preview(OrgId org, String query, boolean force) {
        List<Media> matching = matching(org, query);
        List<Media> going = going(matching, force);
        return new Preview(
                going.size(),
                going.stream().mapToLong(Removal::bytes).sum(),
                matching.size() - going.size(),
                going.stream().limit(SAMPLE).map(Media::id).toList());
    }

    /**
     * Deletes everything that matches and is not kept.
     *
     * @param confirmed how many media the caller expects to go, from a preview
     * @throws FoveaException {@code Conflict(COUNT_DIFFERS)} with the present count, when it is another one
     */
    public Result delete(Order order, String query, OptionalLong confirmed) {
        List<Media> going = going(matching(order.actor().org(), query), order.force());
        if (confirmed.isEmpty() || confirmed.getAsLong() != going.size()) {
            throw new FoveaException(new FoveaError.Conflict(
                    FoveaError.Clash.COUNT_DIFFERS,
                    going.size() + " would be deleted now; confirm must be that number",
                    Map.of("count", going.size())));
        }
        return remove(order, going, List.of());
    }

    /**
     * Deletes the media of these ids; ids that nothing has are no error.
     *
     * @throws FoveaException {@code Conflict(KEPT)} naming those that are kept; nothing is deleted then
     */
    public Result delete(Order order, List<MediaId> ids) {
        OrgId org = order.actor().org();
        List<Media> found = new ArrayList<>();
        List<MediaId> missing = new ArrayList<>();
        for (MediaId id : ids.stream().distinct().toList()) {
            store.read(session -> session.media().find(org, id)).ifPresentOrElse(found::add, () -> missing.add(id));
        }
        List<Media> kept =
                found.stream().filter(media -> media.keep().isPresent()).toList();
        if (!kept.isEmpty() && !order.force()) {
            throw Kept.refusal(kept);
        }
        return remove(order, found, missing);
    }

    private List<Media> matching(OrgId org, String query) {
        Criterion criterion = ExactFilter.of(query, filters);
        List<Media> matching = new ArrayList<>();
        search.each(org, criterion, OptionalLong.empty(), block -> {
            matching.addAll(block);
            if (matching.size() > MOST) {
                throw new FoveaException(FoveaError.Invalid.of(
                        "q", "more than " + MOST + " match; narrow the filter, or make a rule of retention of it"));
            }
        });
        return matching;
    }

    private static List<Media> going(List<Media> matching, boolean force) {
        return force
                ? matching
                : matching.stream().filter(media -> media.keep().isEmpty()).toList();
    }

    private Result remove(Order order, List<Media> going, List<MediaId> missing) {
        List<Long> numbers = going.stream().map(Media::number).sorted().toList();
        int deleted = 0;
        long bytes = 0;
        for (int from = 0; from < numbers.size(); from += BLOCK) {
            List<Long> block = numbers.subList(from, Math.min(from + BLOCK, numbers.size()));
            List<Media> removed = store.inTransaction(session -> removeBlock(session, order, block));
            deleted += removed.size();
            bytes += removed.stream().mapToLong(Removal::bytes).sum();
        }
        return new Result(deleted, bytes, missing);
    }

    /** What was deleted or became kept since it was chosen is passed over. */
    private List<Media> removeBlock(Session session, Order order, List<Long> numbers) {
        OrgId org = order.actor().org();
        List<Media> locked = numbers.stream()
                .map(number -> session.media().lock(org, number))
                .flatMap(Optional::stream)
                .toList();
        List<Media> going = going(locked, order.force());
        if (!going.isEmpty()) {
            Instant now = clock.instant();
            Removal.remove(session, going, new Removal.Cause(order.actor().name(), order.reason()), now);
            session.audit()
                    .append(
                            order.actor(),
                            "images.deleted",
                            going.getFirst().id().toString(),
                            facts(going, order),
                            now);
        }
        return going;
    }

    private static String facts(List<Media> going, Order order) {
        return new Facts()
                .number("count", going.size())
                .number("bytes", going.stream().mapToLong(Removal::bytes).sum())
                .text("reason", order.reason())
                .flag("force", order.force())
                .texts("ids", Removal.ids(going))
                .json();
    }
}
