package dev.fovea.core.work;

import dev.fovea.core.port.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work of one lane: claims as much as it has hands for, keeps the leases alive while the work runs, and looks
 * again when it is woken or at every poll. Any number of nodes may run the same lane.
 *
 * @param <T> what is to be done
 */
public final class LeaseWorkers<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseWorkers.class);
    private static final int BEATS_PER_LEASE = 3;
    /** How long interrupted work may take to give itself back. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Lane<T> lane;
    private final Terms terms;
    private final String worker;
    private final Clock clock;
    private final Semaphore hands;
    private final Semaphore bell = new Semaphore(0);
    /** Held while rows are claimed, so that no interrupt can come between the claim and the start of its work. */
    private final ReentrantLock claiming = new ReentrantLock();

    private final Map<Lease, Thread> running = new ConcurrentHashMap<>();
    private final Thread claimer;
    private final Thread heart;
    private volatile boolean stopping;

    /**
     * How a lane is worked.
     *
     * @param concurrency pieces of work at once on this node
     * @param lease how long a dead worker keeps its work from others; well above what the nodes' clocks differ by
     * @param poll how long work of other nodes may wait unseen
     * @param drain how long a stop waits for work in hand before it interrupts it
     */
    public record Terms(int concurrency, Duration lease, Duration poll, Duration drain) {}

    /**
     * Starts to work.
     *
     * @param worker name of this node, unique over all nodes and starts
     */
    public LeaseWorkers(Lane<T> lane, Terms terms, String worker, Clock clock) {
        this.lane = lane;
        this.terms = terms;
        this.worker = worker;
        this.clock = clock;
        this.hands = new Semaphore(terms.concurrency());
        this.claimer = Thread.ofVirtual().name(lane.name() + "-claimer").start(this::claimUntilStopped);
        this.heart = Thread.ofVirtual().name(lane.name() + "-heart").start(this::beatUntilStopped);
    }

    /** Says that there may be work now. */
    public void wake() {
        bell.release();
    }

    private void claimUntilStopped() {
        while (!stopping) {
            try {
                if (!claim()) {
                    awaitBell();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("{}: could not claim work, will be tried again", lane.name(), e);
                var _ = pause(terms.poll());
            }
        }
    }

    private void awaitBell() throws InterruptedException {
        var _ = bell.tryAcquire(terms.poll().toMillis(), TimeUnit.MILLISECONDS);
        var _ = bell.drainPermits();
    }

    /** Waits for a free hand, then fills all that are free; whether there may be more. */
    private boolean claim() throws InterruptedException {
        hands.acquire();
        int free = 1 + hands.drainPermits();
        int started = 0;
        claiming.lock();
        try {
            Instant now = clock.instant();
            List<Lane.Held<T>> claimed = stopping ? List.of() : lane.claim(worker, now, now.plus(terms.lease()), free);
            for (Lane.Held<T> held : claimed) {
                start(held);
                started++;
            }
            return started == free;
        } finally {
            claiming.unlock();
            hands.release(free - started);
        }
    }

    private void start(Lane.Held<T> held) {
        Thread thread = Thread.ofVirtual()
                .name(lane.name() + "-" + held.lease().number())
                .unstarted(() -> run(held));
        running.put(held.lease(), thread);
        thread.start();
    }

    private void run(Lane.Held<T> held) {
        try {
            lane.run(held);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed, will be tried again when its lease runs out", lane.name(), held.lease(), e);
        } finally {
            running.remove(held.lease());
            hands.release();
            bell.release();
        }
    }

    private void beatUntilStopped() {
        while (!stopping || !running.isEmpty()) {
            if (!pause(terms.lease().dividedBy(BEATS_PER_LEASE))) {
                return;
            }
            running.forEach(this::extend);
        }
    }

    private void extend(Lease lease, Thread thread) {
        try {
            if (!lane.extend(lease, clock.instant().plus(terms.lease())) && running.containsKey(lease)) {
                LOG.info("{} {} is in other hands or has ended: its work here is stopped", lane.name(), lease);
                thread.interrupt();
            }
        } catch (RuntimeException e) {
            LOG.warn("{} {}: the lease could not be extended, will be tried again", lane.name(), lease, e);
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more work, lets what is in hand finish, and interrupts what does not. Closing again does nothing. */
    @Override
    public void close() {
        stopping = true;
        stopClaiming();
        if (!awaitHands(terms.drain())) {
            running.values().forEach(Thread::interrupt);
            if (!awaitHands(GRACE)) {
                LOG.warn("{}: {} pieces of work did not end", lane.name(), running.size());
            }
        }
        heart.interrupt();
    }

    private void stopClaiming() {
        claiming.lock();
        try {
            claimer.interrupt();
        } finally {
            claiming.unlock();
        }
    }

    private boolean awaitHands(Duration time) {
        try {
            boolean all = hands.tryAcquire(terms.concurrency(), time.toMillis(), TimeUnit.MILLISECONDS);
            if (all) {
                hands.release(terms.concurrency());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
