package dev.fovea.store;

import dev.fovea.core.port.Searches;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.util.List;
import java.util.OptionalLong;

/** Searches, as one query over table {@code media}. */
final class SqlSearches implements Searches {
    private final Sql sql;
    private final CriterionSql criteria;

    SqlSearches(Sql sql, Database database) {
        this.sql = sql;
        this.criteria = new CriterionSql(database);
    }

    @Override
    public List<Media> media(OrgId org, Criterion criterion, OptionalLong before, int limit) {
        Where where = where(org, criterion).andIf(SqlMedia.boxed(before), "id < ?");
        return sql.list(SqlMedia.SELECT + where + " order by id desc limit ?", MediaRow::map, where.args(limit));
    }

    @Override
    public long count(OrgId org, Criterion criterion, long atMost) {
        Where where = where(org, criterion);
        return sql.number(
                "select count(*) from (select 1 from media" + where + " limit ?) matching", where.args(atMost));
    }

    private Where where(OrgId org, Criterion criterion) {
        Condition condition = criteria.of(criterion);
        return new Where()
                .and("org_id = ?", org)
                .and(condition.text(), condition.args().toArray());
    }
}
