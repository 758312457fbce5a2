package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.fovea.core.access.ChangeUser;
import dev.fovea.core.port.ApiCalls.Stretch;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.AuditFilter;
import dev.fovea.model.Caller;
import dev.fovea.model.Role;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about users, the audit log and the log of calls. */
abstract class AdministrationContract extends StoreContract {
    private User administrator() {
        String name = "admin-" + UUID.randomUUID();
        return write(session -> session.users()
                .add(org, name, name + "@example.org", "hash", Role.ADMIN, NOW)
                .orElseThrow());
    }

    private boolean demoted(User by, User whom) {
        Caller caller = new Caller(org, "login", Optional.of(by), Optional.empty(), Set.of());
        ChangeUser.Command command = ChangeUser.Command.off(caller, Actor.of(caller, "192.0.2.1"), whom.id());
        try {
            return !new ChangeUser(store, Clock.systemUTC()).change(command).active();
        } catch (FoveaException e) {
            assertThat(e.error()).isInstanceOf(FoveaError.Conflict.class);
            return false;
        }
    }

    @Test
    void of_two_who_demote_each_other_one_succeeds() throws Exception {
        for (int round = 0; round < 10; round++) {
            addOrganisation();
            List<User> both = List.of(administrator(), administrator());
            List<Boolean> done = Race.of(2, number -> demoted(both.get(number), both.get(1 - number)));
            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThatObject(write(session -> session.users().administrators(org)))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_changed_name_is_found_and_a_taken_one_refused() {
        User one = administrator();
        User other = administrator();
        Optional<User> taken =
                write(session -> session.users().change(other.id(), one.email(), other.email(), Role.ADMIN, true));
        assertThat(taken).isEmpty();
        String name = "Renamed-" + UUID.randomUUID();
        Optional<User> changed =
                write(session -> session.users().change(other.id(), name, other.email(), Role.VIEWER, true));
        assertThat(changed.orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThatObject(read(session -> session.users().findLogin(name.toUpperCase(Locale.ROOT)))
                        .map(login -> login.user().id()))
                .isEqualTo(Optional.of(other.id()));
    }

    @Test
    void a_removed_source_comes_back_as_the_same_one() {
        Source first = write(session -> session.sources()
                .add(org, SourceKind.EDGE_DEVICE, "edge", "Edge", SourceStatus.APPROVED, NOW)
                .orElseThrow());
        write(session -> {
            session.sources().change(first.id(), first.name(), SourceStatus.REMOVED);
            return first;
        });
        assertThatObject(read(session -> session.sources().page(org, Optional.empty(), OptionalLong.empty(), 10)))
                .isEqualTo(List.of());
        Source again = write(session -> session.sources()
                .add(org, SourceKind.EDGE_DEVICE, "edge", "Edge again", SourceStatus.PENDING, NOW)
                .orElseThrow());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(SourceStatus.PENDING);
        assertThatObject(write(session -> session.sources()
                                .add(org, SourceKind.EDGE_DEVICE, "edge", "Edge", SourceStatus.APPROVED, NOW))
                        .isPresent())
                .isEqualTo(false);
    }

    private void noted(String actor, String action, Instant at) {
        Actor by = new Actor(org, actor, Optional.empty());
        write(session -> {
            session.audit().append(by, action, "subject of " + action, "{}", at);
            return by;
        });
    }

    private List<String> audited(AuditFilter filter) {
        return read(session -> session.audit().list(org, filter, OptionalLong.empty(), 100)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static AuditFilter between(Instant from, Instant until) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(until));
    }

    @Test
    void entries_of_the_audit_log_are_found_by_what_they_say() {
        noted("ann", "a", NOW);
        noted("bob", "b", NOW.plusSeconds(3600));
        noted("ann", "c", NOW.plusSeconds(7200));
        assertThat(audited(AuditFilter.ALL)).containsExactly("c", "b", "a");
        assertThat(audited(new AuditFilter(
                        Optional.of("ann"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly("c", "a");
        assertThat(audited(new AuditFilter(
                        Optional.empty(),
                        Optional.of("b"),
                        Optional.of("subject of b"),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("b");
        assertThat(audited(between(NOW.plusSeconds(1), NOW.plusSeconds(7200)))).containsExactly("b");
        assertThat(audited(between(NOW.plusSeconds(9000), NOW.plusSeconds(9001))))
                .isEmpty();
    }

    private static ApiCallFilter calls(Optional<Integer> status, Optional<String> path, Optional<String> text) {
        return new ApiCallFilter(
                Optional.empty(),
                status.map(code -> code / 100),
                status,
                Optional.empty(),
                path,
                text,
                Optional.empty(),
                Optional.empty());
    }

    private ApiCall call(String id, int status, Instant at) {
        return new ApiCall(
                Optional.of(org),
                id,
                at,
                "hub",
                "POST",
                "/detections",
                "/detections/" + id,
                "a=b",
                Optional.of("fvt_1234"),
                "192.0.2.1",
                status,
                Duration.ofNanos(1_234_000),
                17,
                OptionalLong.of(5),
                Optional.of("key"),
                Optional.of("Reason 100%"),
                Map.of("Accept", "*/*"),
                Optional.of(new ApiCall.Body("{\"a\":1}", true)));
    }

    private void add(ApiCall call) {
        write(session -> {
            session.apiCalls().add(call);
            return call;
        });
    }

    private List<String> found(ApiCallFilter filter) {
        Stretch stretch = read(session -> session.apiCalls().list(Optional.of(org), filter, OptionalLong.empty(), 100));
        return stretch.calls().stream().map(found -> found.call().requestId()).toList();
    }

    @Test
    void a_call_comes_back_as_it_was_noted() {
        ApiCall call = call("req_" + UUID.randomUUID(), 404, NOW);
        add(call);
        assertThatObject(read(session -> session.apiCalls().find(Optional.of(org), call.requestId())))
                .isEqualTo(Optional.of(call));
        assertThatObject(read(session -> session.apiCalls().find(Optional.empty(), call.requestId())))
                .isEqualTo(Optional.empty());
    }

    @Test
    void calls_are_found_by_status_and_by_words() {
        add(call("one", 404, NOW));
        add(call("two_", 400, NOW));
        Optional<Integer> any = Optional.empty();
        assertThat(found(calls(Optional.of(404), Optional.empty(), Optional.empty())))
                .containsExactly("one");
        assertThat(found(calls(any, Optional.of("/two_"), Optional.empty()))).containsExactly("two_");
        assertThat(found(calls(any, Optional.of("/%"), Optional.empty()))).isEmpty();
        assertThat(found(calls(any, Optional.empty(), Optional.of("reason 100%"))))
                .containsExactly("two_", "one");
    }

    @Test
    void a_body_goes_before_its_call_goes() {
        Instant old = Instant.EPOCH.plusSeconds(10);
        ApiCall call = call("req_" + UUID.randomUUID(), 400, old);
        add(call);
        int withoutBody = write(session -> session.apiCalls().forgetBodiesBefore(old.plusSeconds(1)));
        assertThat(withoutBody).isPositive();
        assertThatObject(read(session -> session.apiCalls().find(Optional.of(org), call.requestId()))
                        .orElseThrow()
                        .body())
                .isEqualTo(Optional.empty());
        int gone = write(session -> session.apiCalls().deleteBefore(old.plusSeconds(1)));
        assertThat(gone).isPositive();
        assertThatObject(read(session -> session.apiCalls().find(Optional.of(org), call.requestId())))
                .isEqualTo(Optional.empty());
    }
}
