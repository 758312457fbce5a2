package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Indexes to media by what their own rows, and those of their jobs, say. */
final class MediaDrivers {
    private MediaDrivers() {}

    static List<Driver> one(String condition, Object value) {
        return List.of(Driver.ordered("media d", "d.id", Condition.of(condition, value)));
    }

    static List<Driver> batch(Criterion.InBatch batch) {
        return one("d.batch = ?", CriterionSql.uuid(batch.id()));
    }

    static List<Driver> span(OrgId org, String column, Optional<Instant> from, Optional<Instant> until) {
        if (from.isEmpty() && until.isEmpty()) {
            return List.of();
        }
        return List.of(Driver.unordered(
                "media d", "d.id", Condition.of("d.org_id = ?", org).and(CriterionSql.span(column, from, until))));
    }

    static List<Driver> field(OrgId org, Criterion.WithField field) {
        Condition named =
                Condition.of("v.org_id = ? and v.name = ?", org, field.name()).and(FieldSql.test(field.test()));
        return List.of(Driver.unordered(
                "(select v.media_id as media_id from job_field v where " + named.text() + ") d",
                "d.media_id",
                new Condition("1 = 1", named.args())));
    }
}
