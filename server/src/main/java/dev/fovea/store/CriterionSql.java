package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Criterion.Feature;
import dev.fovea.model.search.PlateMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Criteria as conditions on rows. Where in a frame a box lies is known by fields of a grid only: the
 * condition holds for every row that matches and, with a region in the criterion, for some that do not.
 */
final class CriterionSql {
    private static final Condition ALWAYS = Condition.of("1 = 1");
    private static final Condition NEVER = Condition.of("1 = 0");
    private static final String JOB =
            "exists (select 1 from job j where j.media = media.uuid and j.org_id = media.org_id)";

    private final Database database;
    private final Plates plates;

    private CriterionSql(Database database, Plates plates) {
        this.database = database;
        this.plates = plates;
    }

    /** Plates as a condition. */
    private interface Plates {
        Condition of(PlateMatch match);
    }

    /** For rows of {@code media}; plates are those seen on the medium. */
    static CriterionSql ofMedia(Database database) {
        return new CriterionSql(
                database, match -> PlateSql.of("g.plate", match).within(PlateSql.ON_MEDIUM + " and ", ")"));
    }

    /** For rows {@code p} of {@code sighting} beside their row of {@code media}; the plate is that of the sighting. */
    static CriterionSql ofSightings(Database database) {
        return new CriterionSql(database, match -> PlateSql.of("p.plate", match));
    }

    /** A condition that holds wherever the criterion does. */
    Condition of(Criterion criterion) {
        return possible(criterion, true);
    }

    /**
     * A condition for a criterion under so many negations.
     *
     * @param affirmed whether their number is even; else a part that is not known for certain must not hold
     */
    private Condition possible(Criterion criterion, boolean affirmed) {
        return switch (criterion) {
            case Criterion.All all -> joined(all.of(), " and ", ALWAYS, affirmed);
            case Criterion.Any any -> joined(any.of(), " or ", NEVER, affirmed);
            case Criterion.Not not -> possible(not.of(), !affirmed).negated();
            case Criterion.WithCentre centre -> affirmed ? BoxSql.mayHaveCentre(centre) : NEVER;
            case Criterion.Received received -> span("media.received_at", received.from(), received.until());
            case Criterion.Captured captured -> span("media.captured_at", captured.from(), captured.until());
            case Criterion.ByDialect dialect -> Condition.of("media.dialect = ?", dialect.name());
            case Criterion.InBatch batch -> Condition.of("media.batch = ?", uuid(batch.id()));
            case Criterion.OfKind kind -> Condition.of("media.kind = ?", kind.kind());
            case Criterion.WithId id -> Condition.of("media.uuid = ?", id.id());
            case Criterion.WithNumber number -> Condition.of("media.id = ?", number.number());
            case Criterion.WithHash hash -> Condition.of("media.sha256 = ?", hash.sha256());
            case Criterion.Numbered numbered ->
                Condition.of("(media.id > ? and media.id <= ?)", numbered.after(), numbered.last());
            case Criterion.WithFilename name -> TextSql.like("media.filename", name.name());
            case Criterion.FromSource source -> PlaceSql.source(source);
            case Criterion.FromSourceLike source -> PlaceSql.source(source);
            case Criterion.At at -> PlaceSql.at(at);
            case Criterion.Within within -> PlaceSql.within(within.area());
            case Criterion.Labelled labelled -> BoxSql.labelled(labelled.label());
            case Criterion.WithConfidence confidence -> BoxSql.confidence(confidence);
            case Criterion.MadeBy made -> BoxSql.madeBy(made.producer());
            case Criterion.WithPlate plate -> plates.of(plate.plate());
            case Criterion.WithMetadata metadata -> TextSql.member(database.json("media.extra_json"), metadata);
            case Criterion.WithField field -> FieldSql.of(field);
            case Criterion.Has has -> has(has.feature());
        };
    }

    static String uuid(String batch) {
        return batch.substring(batch.indexOf('_') + 1);
    }

    private Condition joined(List<Criterion> parts, String word, Condition none, boolean affirmed) {
        return parts.stream()
                .map(part -> possible(part, affirmed))
                .reduce((left, right) -> left.joined(word, right))
                .map(Condition::grouped)
                .orElse(none);
    }

    static Condition span(String column, Optional<Instant> from, Optional<Instant> until) {
        List<Condition> ends = new ArrayList<>();
        from.ifPresent(start -> ends.add(Condition.of(column + " >= ?", start)));
        until.ifPresent(end -> ends.add(Condition.of(column + " < ?", end)));
        return ends.stream()
                .reduce((left, right) -> left.joined(" and ", right))
                .map(Condition::grouped)
                .orElse(ALWAYS);
    }

    private static Condition has(Feature feature) {
        return switch (feature) {
            case PLATE -> Condition.of(PlateSql.ON_MEDIUM + " and g.plate is not null)");
            case BOXES -> BoxSql.labelled(Findings.ANY);
            case JOB -> Condition.of(JOB);
            case BATCH -> Condition.of("media.batch is not null");
            case LOCATION -> Condition.of("media.location_id is not null");
            case DUPLICATE -> Condition.of("media.similar_to is not null");
            case KEEP -> Condition.of("media.kept_at is not null");
        };
    }

    /** As many question marks, separated by commas. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
