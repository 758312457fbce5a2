package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store promises about transactions. Each test has an organisation of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    protected Store store;
    protected OrgId org;

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
        org = write(session -> Samples.organisation(session, "org-" + NUMBER.incrementAndGet()));
    }

    <R> R write(Function<Session, R> work) {
        return store.inTransaction(work);
    }

    <R> R read(Function<Session, R> work) {
        return store.read(work);
    }

    @Test
    void the_database_answers() {
        assertThat(store.healthy()).isTrue();
    }

    @Test
    void a_reader_sees_what_a_returned_transaction_wrote() throws Exception {
        List<Boolean> seen = Race.of(32, number -> {
            String key = "seen/" + number;
            write(session -> Samples.stored(session, org, key));
            return read(session -> session.media().findByKey(org, key)).isPresent();
        });
        assertThat(seen).hasSize(32).containsOnly(true);
    }

    @Test
    void an_exception_rolls_back_everything_the_work_did() {
        assertThatThrownBy(() -> write(session -> {
                    Samples.stored(session, org, "lost");
                    session.events().append(org, "image.stored", "lost", "{}", NOW);
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("changed my mind");
        assertThatObject(read(session -> session.media().findByKey(org, "lost")))
                .isEqualTo(Optional.empty());
        assertThatList(read(session -> session.events().list(org, 0, 10))).isEmpty();
    }

    @Test
    void an_error_of_the_domain_reaches_the_caller() {
        assertThatThrownBy(() -> write(_ -> {
                    throw new FoveaException(Invalid.of("name", "is bad"));
                }))
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isEqualTo(Invalid.of("name", "is bad")));
    }

    @Test
    void a_failing_transaction_does_not_disturb_those_committed_with_it() throws Exception {
        List<Boolean> kept = Race.of(64, number -> {
            try {
                write(session -> {
                    Samples.stored(session, org, "mixed/" + number);
                    if (number % 3 == 0) {
                        throw new IllegalStateException("number " + number);
                    }
                    return number;
                });
                return true;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("number " + number);
                return false;
            }
        });
        for (int number = 0; number < kept.size(); number++) {
            String key = "mixed/" + number;
            assertThat(kept.get(number)).isEqualTo(number % 3 != 0);
            assertThat(read(session -> session.media().findByKey(org, key)).isPresent())
                    .isEqualTo(kept.get(number));
        }
    }

    @Test
    void a_broken_statement_fails_its_own_transaction_only() throws Exception {
        UUID taken = write(session -> session.organisations().get(org)).uuid();
        List<Boolean> kept = Race.of(16, number -> {
            try {
                write(session -> {
                    Samples.stored(session, org, "broken/" + number);
                    UUID uuid = number % 2 == 0 ? taken : UUID.randomUUID();
                    return session.organisations().add(uuid, org + "/" + number, NOW);
                });
                return true;
            } catch (SqlFailure e) {
                return false;
            }
        });
        for (int number = 0; number < kept.size(); number++) {
            String key = "broken/" + number;
            assertThat(kept.get(number)).isEqualTo(number % 2 == 1);
            assertThat(read(session -> session.media().findByKey(org, key)).isPresent())
                    .isEqualTo(kept.get(number));
        }
    }

    @Test
    void a_read_cannot_write() {
        assertThatThrownBy(() -> read(session -> session.organisations().add(UUID.randomUUID(), "by a reader", NOW)))
                .isInstanceOf(RuntimeException.class);
        assertThatObject(read(session -> session.organisations().find("by a reader")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_reader_is_usable_after_a_failure() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> read(_ -> {
                        throw new IllegalStateException("of the caller");
                    }))
                    .hasMessage("of the caller");
        }
        assertThatObject(read(session -> session.organisations().get(org)))
                .extracting(Organisation::id)
                .isEqualTo(org);
    }
}
