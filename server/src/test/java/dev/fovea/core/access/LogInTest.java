package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.TooManyAttempts;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInTest {
    private static final Unauthenticated WRONG = new Unauthenticated(Proof.PASSWORD, Flaw.INVALID);

    @TempDir
    Path folder;

    private Premises here;

    @BeforeEach
    void open() {
        here = new Premises(folder);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private User logIn(String name, String password, String address) {
        return here.logIn.logIn(new LogIn.Command(name, password, address));
    }

    private User logIn(String password) {
        return logIn("admin", password, "192.0.2.1");
    }

    private String password() {
        return here.first.credentials().adminPassword();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refusal(() -> logIn("wrong"))).isEqualTo(WRONG);
        }
    }

    @Test
    void name_and_e_mail_in_any_case_lead_to_the_user() {
        for (String name : new String[] {"admin", "ADMIN", "admin@localhost", " Admin@LocalHost "}) {
            assertThat(logIn(name, password(), "192.0.2.1")).isEqualTo(here.admin());
        }
    }

    @Test
    void an_unknown_name_costs_the_same_work_and_earns_the_same_answer_as_a_wrong_password() {
        fail(1);
        assertThat(here.passwords.checks).hasValue(1);
        assertThat(refusal(() -> logIn("nobody", password(), "192.0.2.1"))).isEqualTo(WRONG);
        assertThat(here.passwords.checks).hasValue(2);
    }

    @Test
    void ten_failures_lock_the_name_for_the_address_without_checking_the_password() {
        fail(10);
        assertThat(refusal(() -> logIn(password()))).isEqualTo(new TooManyAttempts(Duration.ofSeconds(601)));
        assertThat(here.passwords.checks).hasValue(10);
    }

    @Test
    void the_lock_opens_when_the_oldest_failure_leaves_the_window() {
        fail(1);
        here.clock.advance(Duration.ofMinutes(4));
        fail(9);
        here.clock.advance(Duration.ofMinutes(5));
        assertThat(refusal(() -> logIn(password()))).isEqualTo(new TooManyAttempts(Duration.ofSeconds(61)));
        here.clock.advance(Duration.ofSeconds(60));
        assertThat(refusal(() -> logIn(password()))).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        here.clock.advance(Duration.ofSeconds(1));
        assertThat(logIn(password())).isEqualTo(here.admin());
    }

    @Test
    void attempts_while_locked_do_not_prolong_the_lock() {
        fail(10);
        here.clock.advance(Duration.ofMinutes(9));
        assertThat(refusal(() -> logIn("wrong"))).isInstanceOf(TooManyAttempts.class);
        here.clock.advance(Duration.ofSeconds(61));
        assertThat(logIn(password())).isEqualTo(here.admin());
    }

    @Test
    void other_addresses_and_other_names_stay_open() {
        here.addUser("ann", Role.VIEWER);
        fail(10);
        assertThat(logIn("admin", password(), "192.0.2.2")).isEqualTo(here.admin());
        assertThat(logIn("ann", "secret", "192.0.2.1").username()).isEqualTo("ann");
    }

    @Test
    void success_forgets_the_failures_before_it() {
        fail(9);
        assertThat(logIn(password())).isEqualTo(here.admin());
        fail(9);
        assertThat(logIn(password())).isEqualTo(here.admin());
    }

    @Test
    void guesses_made_side_by_side_do_not_pass_the_limit() throws Exception {
        List<String> told = Premises.winners(32, () -> {
            boolean checked = refusal(() -> logIn("wrong")).equals(WRONG);
            return checked ? "told" : "locked";
        });
        assertThat(told).hasSize(32);
        assertThat(told.stream().filter("told"::equals)).hasSize(10);
    }

    @Test
    void many_may_log_in_with_the_same_name_at_once() throws Exception {
        assertThat(Premises.winners(32, () -> logIn(password()))).hasSize(32).containsOnly(here.admin());
    }
}
