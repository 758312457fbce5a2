package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values that a facet has, from the tables that hold each once or by leaping through an index from one to the next. */
final class KnownValues {
    private static final int MOST_LEAPS = 2000;

    private final Sql sql;
    private final OrgId org;

    KnownValues(Sql sql, OrgId org) {
        this.sql = sql;
        this.org = org;
    }

    /** Values that begin so, in any case, in their order. */
    List<String> of(Facet facet, String beginning, int limit) {
        return switch (facet) {
            case LABEL -> leaping("finding", "label", beginning, limit);
            case MODEL -> leaping("detection_run", "producer_key", beginning, limit);
            case SOURCE ->
                listed("select s.external_id from source s where s.org_id = ? and ", "s.external_id", beginning, limit);
            case CITY -> placed("l.city", beginning, limit);
            case STATE -> placed("l.state", beginning, limit);
            case ROUTE -> placed("l.route", beginning, limit);
            case DIRECTION -> placed("l.direction", beginning, limit);
            case BATCH ->
                sql.list(
                        "select 'batch_' || uuid from batch where org_id = ? order by id desc limit ?",
                        Row::text,
                        org,
                        limit);
            case DIALECT, KIND -> List.of();
        };
    }

    private List<String> placed(String column, String beginning, int limit) {
        return listed(
                "select distinct " + column + " from location l join source s on s.id = l.source_id"
                        + " where s.org_id = ? and " + column + " <> '' and ",
                column,
                beginning,
                limit);
    }

    private List<String> listed(String start, String column, String beginning, int limit) {
        Condition like = TextSql.like(column, new Glob(Glob.literal(beginning).text() + "*"));
        return sql.list(
                start + like.text() + " order by 1 limit ?",
                Row::text,
                like.before(org).args(limit));
    }

    private List<String> leaping(String table, String column, String beginning, int limit) {
        List<String> values = new ArrayList<>();
        String wanted = beginning.toLowerCase(Locale.ROOT);
        Optional<String> next = after(table, column, "");
        for (int leaps = 0; next.isPresent() && leaps < MOST_LEAPS && values.size() < limit; leaps++) {
            next.filter(value -> value.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .ifPresent(values::add);
            next = after(table, column, next.get());
        }
        return values;
    }

    private Optional<String> after(String table, String column, String value) {
        return sql.one(
                "select " + column + " from " + table + " where org_id = ? and " + column + " > ? order by " + column
                        + " limit 1",
                Row::text,
                org,
                value);
    }
}
