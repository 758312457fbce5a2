package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A criterion as a condition on a row of {@code media}.
 *
 * @param args values of the placeholders, in order
 */
record CriterionSql(String text, List<Object> args) {
    CriterionSql {
        args = List.copyOf(args);
    }

    static CriterionSql of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All all -> joined(all.of(), " and ", "1 = 1");
            case Criterion.Any any -> joined(any.of(), " or ", "1 = 0");
            case Criterion.Not not -> negated(of(not.of()));
            case Criterion.Received received -> span("received_at", received);
            case Criterion.ByDialect dialect -> with("dialect = ?", dialect.name());
            case Criterion.InBatch batch -> with("batch = ?", batch.id());
            case Criterion.FromSource source ->
                with(
                        "source_id in (select s.id from source s where s.org_id = media.org_id and s.external_id = ?)",
                        source.externalId());
            case Criterion.Labelled labelled ->
                with(
                        "exists (select 1 from detection_run r join run_label l on l.run_number = r.id"
                                + " where r.media_id = media.id and l.label = ?)",
                        labelled.label());
        };
    }

    private static CriterionSql with(String text, Object... args) {
        return new CriterionSql(text, List.of(args));
    }

    private static CriterionSql negated(CriterionSql of) {
        return new CriterionSql("not (" + of.text + ")", of.args);
    }

    private static CriterionSql joined(List<Criterion> parts, String word, String none) {
        List<CriterionSql> all = parts.stream().map(CriterionSql::of).toList();
        String text = all.stream().map(CriterionSql::text).collect(Collectors.joining(word, "(", ")"));
        return new CriterionSql(
                all.isEmpty() ? none : text,
                all.stream().flatMap(part -> part.args.stream()).toList());
    }

    private static CriterionSql span(String column, Criterion.Received span) {
        List<Object> args = new ArrayList<>();
        Optional<String> from = span.from().map(instant -> column + " >= ?");
        span.from().ifPresent(args::add);
        Optional<String> until = span.until().map(instant -> column + " < ?");
        span.until().ifPresent(args::add);
        String text = from.map(start -> until.map(end -> start + " and " + end).orElse(start))
                .or(() -> until)
                .orElse("1 = 1");
        return new CriterionSql("(" + text + ")", args);
    }
}
