package dev.fovea.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Tokens;
import dev.fovea.crypto.JwtTokens;
import dev.fovea.crypto.SecureIds;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A server with the organisation {@code default}, over a real store in a folder. */
final class Premises implements AutoCloseable {
    final MovingClock clock = new MovingClock();
    final Ids ids = new SecureIds(clock);
    final CountingPasswords passwords = new CountingPasswords();
    final Tokens tokens = new JwtTokens(new byte[32], ids);
    final Store store;
    final LastUses lastUses;
    final Authenticate authenticate;
    final LogIn logIn;
    final IssueTokens issueTokens;
    final IssueCredential issueCredential;
    final CreateOrganisation createOrganisation;
    final RevokeCredential revokeCredential;
    final CredentialQueries credentials;
    final CreateOrganisation.Receipt first;

    Premises(Path folder) {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        lastUses = new LastUses(store);
        authenticate = new Authenticate(store, tokens, lastUses, clock);
        logIn = new LogIn(store, passwords, new CallingThread(), ids, clock);
        issueTokens = new IssueTokens(store, tokens, ids, clock);
        issueCredential = new IssueCredential(store, ids, clock);
        createOrganisation = new CreateOrganisation(store, ids, passwords, clock);
        revokeCredential = new RevokeCredential(store, clock);
        credentials = new CredentialQueries(store);
        first = createOrganisation.create(new CreateOrganisation.Command(CreateOrganisation.DEFAULT));
    }

    OrgId org() {
        return first.organisation().id();
    }

    /** Who is answerable for what the tests do. */
    Actor by() {
        return Actor.server(org());
    }

    User admin() {
        return first.admin();
    }

    /** The administrator after a login. */
    Caller adminCaller() {
        return authenticate.bearer(Optional.of(issueTokens.issueLogin(admin()).text()));
    }

    User addUser(String name, Role role) {
        return store.inTransaction(session -> session.users()
                .add(org(), name, name + "@example.org", passwords.hash("secret"), role, clock.instant())
                .orElseThrow());
    }

    List<String> events() {
        return store.read(session -> session.events().list(org(), 0, 1000)).stream()
                .map(Event::type)
                .toList();
    }

    /** How many of so many racers came through; the others must have been refused. */
    static <T> List<T> winners(int racers, Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Future<Optional<T>>> outcomes = IntStream.range(0, racers)
                    .mapToObj(racer -> threads.submit(() -> {
                        start.await();
                        return unlessRefused(call);
                    }))
                    .toList();
            start.countDown();
            List<T> winners = new ArrayList<>();
            for (Future<Optional<T>> outcome : outcomes) {
                outcome.get().ifPresent(winners::add);
            }
            return winners;
        }
    }

    private static <T> Optional<T> unlessRefused(Callable<T> call) throws Exception {
        try {
            return Optional.of(call.call());
        } catch (FoveaException e) {
            assertThat(e.error()).isInstanceOfAny(FoveaError.Unauthenticated.class, FoveaError.TooManyAttempts.class);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
