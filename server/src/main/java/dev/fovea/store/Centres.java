package dev.fovea.store;

import dev.fovea.model.Centroid;
import dev.fovea.model.search.Criterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what the grid of {@link FrameGrid} leaves open: whether the centre of a box lies in a region. Rows for which
 * the regions of a criterion turn out alike are decided together, by the criterion with the answers put in.
 */
final class Centres {
    private static final Criterion NEVER = new Criterion.Any(List.of());

    private final Sql sql;
    private final Target<?> target;
    private final CriterionSql criteria;
    private final Criterion criterion;
    private final Set<Criterion.WithCentre> regions = new LinkedHashSet<>();

    Centres(Sql sql, Target<?> target, CriterionSql criteria, Criterion criterion) {
        this.sql = sql;
        this.target = target;
        this.criteria = criteria;
        this.criterion = criterion;
        collect(criterion);
    }

    private void collect(Criterion part) {
        switch (part) {
            case Criterion.All all -> all.of().forEach(this::collect);
            case Criterion.Any any -> any.of().forEach(this::collect);
            case Criterion.Not not -> collect(not.of());
            case Criterion.WithCentre centre -> regions.add(centre);
            default -> {}
        }
    }

    /** Whether conditions of SQL say everything. */
    boolean none() {
        return regions.isEmpty();
    }

    /** A row that may match, and its medium. */
    record Candidate(long row, long medium) {}

    /** The numbers of the rows that match, in no order. */
    List<Long> matching(List<Candidate> candidates) {
        Map<Long, List<byte[]>> boxes = boxes(candidates);
        Map<Set<Criterion.WithCentre>, List<Long>> alike = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Set<Criterion.WithCentre> met = met(boxes.getOrDefault(candidate.medium(), List.of()));
            alike.computeIfAbsent(met, _ -> new ArrayList<>()).add(candidate.row());
        }
        return alike.entrySet().stream()
                .flatMap(entry -> decided(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Map<Long, List<byte[]>> boxes(List<Candidate> candidates) {
        Object[] media = candidates.stream().map(Candidate::medium).distinct().toArray();
        Map<Long, List<byte[]>> boxes = new HashMap<>();
        sql.list(
                        SqlRuns.CENTROIDS_OF_MEDIA + CriterionSql.marks(media.length) + ")",
                        row -> Map.entry(row.number(), row.bytes()),
                        media)
                .forEach(run -> boxes.computeIfAbsent(run.getKey(), _ -> new ArrayList<>())
                        .add(run.getValue()));
        return boxes;
    }

    private Set<Criterion.WithCentre> met(List<byte[]> runs) {
        Map<String, List<Centroid>> centres = PackedCentroids.union(runs);
        Set<Criterion.WithCentre> met = new HashSet<>(regions);
        met.removeIf(region -> !meets(region, centres));
        return met;
    }

    private static boolean meets(Criterion.WithCentre wanted, Map<String, List<Centroid>> centres) {
        return centres.entrySet().stream()
                .filter(entry -> wanted.label().map(entry.getKey()::equals).orElse(true))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(centre -> wanted.region().contains(centre.x() / 100, centre.y() / 100));
    }

    private List<Long> decided(Set<Criterion.WithCentre> met, List<Long> rows) {
        Condition query =
                target.select(target.row() + ".id", target.among(rows).and(criteria.of(answered(criterion, met))));
        return sql.list(query.text(), Row::number, query.args().toArray());
    }

    private static Criterion answered(Criterion part, Set<Criterion.WithCentre> met) {
        return switch (part) {
            case Criterion.All all ->
                new Criterion.All(
                        all.of().stream().map(one -> answered(one, met)).toList());
            case Criterion.Any any ->
                new Criterion.Any(
                        any.of().stream().map(one -> answered(one, met)).toList());
            case Criterion.Not not -> new Criterion.Not(answered(not.of(), met));
            case Criterion.WithCentre centre -> met.contains(centre) ? Criterion.EVERYTHING : NEVER;
            default -> part;
        };
    }
}
