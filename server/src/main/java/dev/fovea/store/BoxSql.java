package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import java.util.Locale;

/** Boxes of a medium as conditions on a row of {@code media}. */
final class BoxSql {
    private static final String FOUND =
            "exists (select 1 from finding f where f.org_id = media.org_id and f.media_id = media.id and f.label = ?";

    private BoxSql() {}

    static Condition labelled(String label) {
        return Condition.of(FOUND + ")", label);
    }

    static Condition confidence(Criterion.WithConfidence wanted) {
        return Condition.of(FOUND, wanted.label().orElse(Findings.ANY))
                .and(NumberSql.within("f.confidence", wanted.confidence()))
                .within("", ")");
    }

    static Condition mayHaveCentre(Criterion.WithCentre wanted) {
        return Condition.of(
                FOUND + " and (f.cells & ?) <> 0)",
                wanted.label().orElse(Findings.ANY),
                FrameGrid.cells(wanted.region()));
    }

    static Condition madeBy(Glob producer) {
        String start = "exists (select 1 from detection_run r where r.media_id = media.id and r.producer_key ";
        String pattern = producer.text().toLowerCase(Locale.ROOT);
        return producer.isLiteral()
                ? Condition.of(start + "= ?)", new Glob(pattern).prefix())
                : Condition.of(start + "like ? escape '!')", new Glob(pattern).like());
    }
}
