package dev.fovea.core.export;

import dev.fovea.core.port.Store;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
import dev.fovea.model.export.Snapshot;
import dev.fovea.model.search.Criterion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads what an export holds, newest first, always in the same order. In memory are one block of media, and of these one
 * at a time with its runs.
 */
final class ExportReader {
    private static final int KNOWN_SOURCES = 1_000;
    private static final float LOAD_FACTOR = 0.75f;

    private final Store store;
    private final MediaSearch search;
    private final OrgId org;
    private final ExportOrder order;
    private final Snapshot snapshot;
    private final Map<SourceId, Optional<Source>> sources = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceId, Optional<Source>> eldest) {
            return size() > KNOWN_SOURCES;
        }
    };

    ExportReader(Store store, MediaSearch search, OrgId org, ExportOrder order, Snapshot snapshot) {
        this.store = store;
        this.search = search;
        this.org = org;
        this.order = order;
        this.snapshot = snapshot;
    }

    /** Takes one medium. */
    @FunctionalInterface
    interface Visitor {
        void visit(Media media) throws IOException;
    }

    void each(Visitor visitor) throws IOException {
        ExportScope scope = order.scope();
        if (!scope.ids().isEmpty()) {
            for (Media media : named(scope.ids())) {
                visitor.visit(media);
            }
            return;
        }
        Criterion criterion = criterion(scope, snapshot.at());
        try {
            search.each(org, criterion, OptionalLong.of(snapshot.before()), block -> visit(block, visitor));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * What the scope asks for; spans such as {@code last:24h} end when the snapshot was taken.
     *
     * @throws dev.fovea.error.FoveaException with {@code Invalid} that names the character of a filter
     */
    static Criterion criterion(ExportScope scope, Instant at) {
        FilterParser parser = new FilterParser(Clock.fixed(at, ZoneOffset.UTC));
        Stream<Criterion> query = scope.query().map(text -> parser.parse(text).criterion()).stream();
        Stream<Criterion> batch = scope.batch().<Criterion>map(id -> new Criterion.InBatch(id.toString())).stream();
        return new Criterion.All(Stream.concat(query, batch).toList());
    }

    private static void visit(List<Media> block, Visitor visitor) {
        try {
            for (Media media : block) {
                visitor.visit(media);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Media> named(List<MediaId> ids) {
        return store.read(session -> ids.stream()
                .distinct()
                .flatMap(id -> session.media().find(org, id).stream())
                .filter(media -> media.number() < snapshot.before())
                .sorted(Comparator.comparingLong(Media::number).reversed())
                .toList());
    }

    /** The medium with its chosen runs; runs that changed after the snapshot are not among them. */
    ExportImage withRuns(Media media) {
        BoxChoice choice = order.boxes();
        List<DetectionRun> runs = store.read(session -> session.runs().list(org, media.number())).stream()
                .filter(run -> !run.updatedAt().isAfter(snapshot.at()))
                .filter(run -> chosen(choice, run))
                .toList();
        return image(media, runs);
    }

    private static boolean chosen(BoxChoice choice, DetectionRun run) {
        return (choice.producers().isEmpty()
                        || choice.producers().contains(run.content().source().name()))
                && (choice.runs().isEmpty()
                        || choice.runs().contains(run.content().source().runId()));
    }

    ExportImage withoutRuns(Media media) {
        return image(media, List.of());
    }

    private ExportImage image(Media media, List<DetectionRun> runs) {
        Optional<Source> source = media.source().flatMap(this::source);
        return new ExportImage(
                media,
                source.map(Source::externalId).orElse(""),
                place(media, source),
                order.space(),
                order.boxes(),
                runs);
    }

    private Optional<Source> source(SourceId id) {
        return sources.computeIfAbsent(
                id, wanted -> store.read(session -> session.sources().find(wanted)));
    }

    /** Only while the source still stands where it took the image: no other place may be shown for it. */
    private static Optional<Place> place(Media media, Optional<Source> source) {
        return source.filter(sender ->
                        sender.location().isPresent() && sender.location().equals(media.location()))
                .flatMap(Source::place);
    }
}
