package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Budgets.Amount;
import dev.fovea.core.port.Budgets.Limit;
import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store promises about budgets and kept answers. Each test has an organisation of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BudgetsContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Amount CALL = new Amount(1, 100, 7);
    private static final Amount TEN_CALLS = new Amount(10, 1_000_000, 1_000_000);

    private Store store;
    private OrgId org;

    /** A store on an empty database. */
    abstract Store open() throws Exception;

    @BeforeAll
    void openStore() throws Exception {
        store = open();
    }

    @AfterAll
    void closeStore() {
        store.close();
    }

    @BeforeEach
    void addOrganisation() {
        org = anotherOrganisation();
    }

    private OrgId anotherOrganisation() {
        return store.inTransaction(session -> Samples.organisation(session, "org-" + UUID.randomUUID()));
    }

    private Optional<String> spend(Amount amount, Limit... limits) {
        return spend(org, TODAY, amount, limits);
    }

    private Optional<String> spend(OrgId owner, LocalDate day, Amount amount, Limit... limits) {
        return store.inTransaction(session -> session.budgets().spend(owner, day, amount, List.of(limits)));
    }

    private Amount spent(String scope) {
        return store.read(session -> session.budgets().spent(org, TODAY, scope));
    }

    @Test
    void what_is_spent_adds_up_until_the_limit() {
        Limit key = new Limit("key:1", new Amount(2, 1000, 1000));
        assertThat(spent("key:1")).isEqualTo(Amount.NONE);
        assertThat(spend(CALL, key)).isEmpty();
        assertThat(spend(CALL, key)).isEmpty();
        assertThat(spend(CALL, key)).contains("key:1");
        assertThat(spent("key:1")).isEqualTo(new Amount(2, 200, 14));
    }

    @Test
    void each_unit_has_its_limit() {
        assertThat(spend(CALL, new Limit("tokens", new Amount(9, 99, 9)))).contains("tokens");
        assertThat(spend(CALL, new Limit("money", new Amount(9, 999, 6)))).contains("money");
        assertThat(spend(CALL, new Limit("calls", new Amount(0, 999, 99)))).contains("calls");
    }

    @Test
    void a_refused_amount_is_counted_for_no_scope() {
        Limit key = new Limit("key:1", TEN_CALLS);
        Limit pattern = new Limit("pattern:1", new Amount(1, 1000, 1000));
        assertThat(spend(CALL, key, pattern)).isEmpty();
        assertThat(spend(CALL, key, pattern)).contains("pattern:1");
        assertThat(spent("key:1")).isEqualTo(CALL);
        assertThat(spent("pattern:1")).isEqualTo(CALL);
    }

    @Test
    void days_and_organisations_do_not_mix() {
        Limit once = new Limit("key:1", CALL);
        assertThat(spend(CALL, once)).isEmpty();
        assertThat(spend(org, TODAY.plusDays(1), CALL, once)).isEmpty();
        assertThat(spend(anotherOrganisation(), TODAY, CALL, once)).isEmpty();
        assertThat(spend(CALL, once)).contains("key:1");
    }

    @Test
    void a_correction_gives_back_what_was_set_aside_too_much() {
        Limit key = new Limit("key:1", new Amount(10, 150, 100));
        assertThat(spend(CALL, key)).isEmpty();
        assertThat(spend(CALL, key)).contains("key:1");
        boolean corrected = store.inTransaction(session -> {
            session.budgets().correct(org, TODAY, new Amount(0, -60, -4), List.of("key:1"));
            return true;
        });
        assertThat(corrected).isTrue();
        assertThat(spent("key:1")).isEqualTo(new Amount(1, 40, 3));
        assertThat(spend(CALL, key)).isEmpty();
    }

    @Test
    void of_many_at_once_no_more_get_through_than_the_limit_allows() throws Exception {
        Limit shared = new Limit("pattern:1", TEN_CALLS);
        List<Boolean> allowed = Race.of(
                32,
                number -> spend(CALL, new Limit("key:" + number % 4, TEN_CALLS), shared)
                        .isEmpty());
        assertThat(allowed).filteredOn(Boolean::booleanValue).hasSize(10);
        assertThat(spent("pattern:1").calls()).isEqualTo(10);
        long byKeys = 0;
        for (int key = 0; key < 4; key++) {
            byKeys += spent("key:" + key).calls();
        }
        assertThat(byKeys).isEqualTo(10);
    }

    @Test
    void past_days_are_forgotten() {
        assertThat(spend(CALL, new Limit("key:1", TEN_CALLS))).isEmpty();
        int gone = store.inTransaction(session -> session.budgets().deleteBefore(TODAY.plusDays(1)));
        assertThat(gone).isPositive();
        assertThat(spent("key:1")).isEqualTo(Amount.NONE);
    }

    @Test
    void the_latest_answer_is_found_while_it_is_young() {
        keep("k", "first", 0);
        keep("k", "second", 60);
        keep("other", "third", 60);
        assertThat(find(org, "k", 60)).contains("second");
        assertThat(find(org, "k", 61)).isEmpty();
        assertThat(find(anotherOrganisation(), "k", 0)).isEmpty();
        assertThat(find(org, "unknown", 0)).isEmpty();
    }

    @Test
    void old_answers_are_forgotten() {
        keep("old", "o", -7200);
        keep("young", "y", -3600);
        int gone = store.inTransaction(session -> session.answers().deleteKeptBefore(NOW.minusSeconds(3600)));
        assertThat(gone).isEqualTo(1);
        assertThat(find(org, "old", -9999)).isEmpty();
        assertThat(find(org, "young", -9999)).contains("y");
    }

    private void keep(String key, String answer, int seconds) {
        boolean kept = store.inTransaction(session -> {
            session.answers().keep(org, key, answer, NOW.plusSeconds(seconds));
            return true;
        });
        assertThat(kept).isTrue();
    }

    private Optional<String> find(OrgId owner, String key, int seconds) {
        return store.read(session -> session.answers().find(owner, key, NOW.plusSeconds(seconds)));
    }
}
