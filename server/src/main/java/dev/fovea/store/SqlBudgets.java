package dev.fovea.store;

import dev.fovea.core.port.Budgets;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Table {@code budget}; the row of a scope is locked by its first change, so that the sum is checked by one caller at a time. */
final class SqlBudgets implements Budgets {
    private static final String ADD = "insert into budget (org_id, scope, day, calls, tokens, micros)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (org_id, scope, day) do update set"
            + " calls = budget.calls + excluded.calls, tokens = budget.tokens + excluded.tokens,"
            + " micros = budget.micros + excluded.micros";
    private static final String ADD_WITHIN = ADD
            + " where budget.calls + excluded.calls <= ? and budget.tokens + excluded.tokens <= ?"
            + " and budget.micros + excluded.micros <= ?";

    private final Sql sql;

    SqlBudgets(Sql sql) {
        this.sql = sql;
    }

    /** Scopes are locked in the order given, the same for all callers of an engine. */
    @Override
    public Optional<String> spend(OrgId org, LocalDate day, Amount amount, List<Limit> limits) {
        List<String> counted = new ArrayList<>();
        for (Limit limit : limits) {
            if (!spendOne(org, day, amount, limit)) {
                correct(org, day, Amount.NONE.minus(amount), counted);
                return Optional.of(limit.scope());
            }
            counted.add(limit.scope());
        }
        return Optional.empty();
    }

    private boolean spendOne(OrgId org, LocalDate day, Amount amount, Limit limit) {
        Amount most = limit.most();
        return amount.within(most)
                && sql.update(
                                ADD_WITHIN,
                                org,
                                limit.scope(),
                                day.toEpochDay(),
                                amount.calls(),
                                amount.tokens(),
                                amount.micros(),
                                most.calls(),
                                most.tokens(),
                                most.micros())
                        == 1;
    }

    @Override
    public void correct(OrgId org, LocalDate day, Amount difference, List<String> scopes) {
        for (String scope : scopes) {
            sql.update(ADD, org, scope, day.toEpochDay(), difference.calls(), difference.tokens(), difference.micros());
        }
    }

    @Override
    public Amount spent(OrgId org, LocalDate day, String scope) {
        return sql.one(
                        "select calls, tokens, micros from budget where org_id = ? and scope = ? and day = ?",
                        SqlBudgets::map,
                        org,
                        scope,
                        day.toEpochDay())
                .orElse(Amount.NONE);
    }

    private static Amount map(Row row) throws SQLException {
        return new Amount(row.number(), row.number(), row.number());
    }

    @Override
    public int deleteBefore(LocalDate day) {
        return sql.update("delete from budget where day < ?", day.toEpochDay());
    }
}
