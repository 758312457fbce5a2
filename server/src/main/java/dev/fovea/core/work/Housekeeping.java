package dev.fovea.core.work;

import dev.fovea.core.port.Chores;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done from time to time, by one node for all. */
public final class Housekeeping implements Lane<Chores.Claimed> {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    /** After this a chore that this version of the program does not know is offered to other nodes again. */
    private static final Duration UNKNOWN = Duration.ofMinutes(10);

    private final Store store;
    private final Clock clock;
    private final Map<String, Chore> chores;

    /**
     * A piece of housekeeping.
     *
     * @param name unique, kept in the store
     * @param period from its end to its next begin
     */
    public record Chore(String name, Duration period, Callable<?> work) {}

    /** Makes the chores known; each is due a period from now unless it has been known before. */
    public Housekeeping(Store store, Clock clock, List<Chore> chores) {
        this.store = store;
        this.clock = clock;
        this.chores = chores.stream().collect(Collectors.toUnmodifiableMap(Chore::name, Function.identity()));
        Instant now = clock.instant();
        int _ = store.inTransaction(session -> {
            chores.forEach(chore -> session.chores().ensure(chore.name(), now.plus(chore.period())));
            return chores.size();
        });
    }

    @Override
    public String name() {
        return "housekeeping";
    }

    @Override
    public List<Held<Chores.Claimed>> claim(String worker, Instant now, Instant until, int limit) {
        if (!store.<Boolean>read(session -> session.chores().anyDue(now))) {
            return List.of();
        }
        return store.inTransaction(session -> session.chores().claim(worker, now, until, limit)).stream()
                .map(claimed -> new Held<>(claimed.lease(), claimed))
                .toList();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return store.inTransaction(session -> session.chores().extend(lease, until));
    }

    /** A chore that fails is logged and done again at its next time; an interrupted one at once, by whoever is there. */
    @Override
    public void run(Held<Chores.Claimed> held) throws InterruptedException {
        Chore chore = chores.get(held.work().name());
        if (chore == null) {
            release(held.lease(), UNKNOWN);
            return;
        }
        try {
            Object result = chore.work().call();
            LOG.debug("{}: {}", chore.name(), result);
        } catch (InterruptedException e) {
            release(held.lease(), Duration.ZERO);
            throw e;
        } catch (Exception e) {
            boolean _ = Thread.interrupted();
            LOG.warn("{} failed, will be tried again", chore.name(), e);
        }
        release(held.lease(), chore.period());
    }

    private void release(Lease lease, Duration wait) {
        boolean _ = store.inTransaction(
                session -> session.chores().release(lease, clock.instant().plus(wait)));
    }
}
