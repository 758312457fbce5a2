package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Indexes to media by what runs found on them; all yield the media in their order. */
final class BoxDrivers {
    private BoxDrivers() {}

    static List<Driver> found(OrgId org, String label) {
        return List.of(finding(org, Optional.of(label)));
    }

    static List<Driver> confidence(OrgId org, Criterion.WithConfidence wanted) {
        return List.of(finding(org, wanted.label()).where(NumberSql.within("d.confidence", wanted.confidence())));
    }

    static List<Driver> centre(OrgId org, Criterion.WithCentre wanted) {
        Condition cells = Condition.of("(d.cells & ?) <> 0", FrameGrid.cells(wanted.region()));
        return List.of(finding(org, wanted.label()).where(cells));
    }

    static List<Driver> madeBy(OrgId org, Glob producer) {
        if (!producer.isLiteral()) {
            return List.of();
        }
        String key = producer.prefix().toLowerCase(Locale.ROOT);
        return List.of(Driver.ordered(
                "detection_run d", "d.media_id", Condition.of("d.org_id = ? and d.producer_key = ?", org, key)));
    }

    private static Driver finding(OrgId org, Optional<String> label) {
        return Driver.ordered(
                "finding d",
                "d.media_id",
                Condition.of("d.org_id = ? and d.label = ?", org, label.orElse(Findings.ANY)));
    }
}
