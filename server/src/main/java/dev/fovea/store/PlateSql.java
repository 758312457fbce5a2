package dev.fovea.store;

import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import dev.fovea.model.search.PlateSpellings;
import java.util.Set;

/** Plates. */
final class PlateSql {
    /** Opens a condition on a sighting {@code g} of a row of {@code media}. */
    static final String ON_MEDIUM = "exists (select 1 from sighting g where g.media_id = media.id";

    private PlateSql() {}

    /** A condition on a column that holds a plate. */
    static Condition of(String column, PlateMatch match) {
        return switch (match) {
            case PlateMatch.Like like -> like(column, like.glob());
            case PlateMatch.WithinOneEdit near -> in(column, PlateSpellings.withinOneEdit(near.plate()));
            case PlateMatch.LookAlike alike -> in(column, PlateSpellings.lookAlikes(alike.plate()));
        };
    }

    private static Condition like(String column, Glob glob) {
        return glob.isLiteral()
                ? Condition.of(column + " = ?", glob.prefix())
                : Condition.of(column + " like ? escape '!'", glob.like());
    }

    private static Condition in(String column, Set<String> plates) {
        return Condition.of(column + " in (" + CriterionSql.marks(plates.size()) + ")", plates.toArray());
    }
}
