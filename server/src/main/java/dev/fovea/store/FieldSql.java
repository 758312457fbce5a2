package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.FieldTest;
import dev.fovea.model.search.Glob;
import java.util.Locale;

/** What jobs read from a medium, as conditions on a row of {@code media}. */
final class FieldSql {
    private static final String READ = "exists (select 1 from job_field v where v.media_id = media.id and v.name = ?";

    private FieldSql() {}

    static Condition of(Criterion.WithField field) {
        return Condition.of(READ, field.name()).and(test(field.test())).within("", ")");
    }

    /** On a row {@code v} of {@code job_field}. */
    static Condition test(FieldTest test) {
        return switch (test) {
            case FieldTest.Text text -> text(new Glob(text.glob().text().toLowerCase(Locale.ROOT)));
            case FieldTest.Numeric number -> NumberSql.within("v.number", number.interval());
            case FieldTest.Present _ -> Condition.of("v.text is not null");
        };
    }

    private static Condition text(Glob glob) {
        return glob.isLiteral()
                ? Condition.of("v.text = ?", JobFields.beginning(glob.prefix()))
                : Condition.of("v.text like ? escape '!'", glob.like());
    }
}
