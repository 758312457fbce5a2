package dev.fovea.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work of a lane is done once, by as many hands as allowed, and survives those who do it. */
class LeaseWorkersTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<LeaseWorkers<String>> started = new ArrayList<>();
    private final Semaphore gate = new Semaphore(0);
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Queue<String> interrupted = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        gate.release(1_000_000);
        started.forEach(LeaseWorkers::close);
    }

    private LeaseWorkers<String> workers(
            FakeLane lane, int concurrency, Duration lease, Duration poll, Duration drain) {
        LeaseWorkers.Terms terms = new LeaseWorkers.Terms(concurrency, lease, poll, drain);
        LeaseWorkers<String> workers = new LeaseWorkers<>(lane, terms, "node-" + started.size(), Clock.systemUTC());
        started.add(workers);
        return workers;
    }

    /** Finishes at once. */
    private FakeLane quick() {
        return new FakeLane((lane, held) -> finish(lane, held));
    }

    /** Finishes when the gate lets it; gives itself back when it is interrupted. */
    private FakeLane gated() {
        return new FakeLane((lane, held) -> {
            try {
                gate.acquire();
                finish(lane, held);
            } catch (InterruptedException e) {
                interrupted.add(held.work());
                boolean _ = lane.giveBack(held.lease());
                throw e;
            }
        });
    }

    private void finish(FakeLane lane, Lane.Held<String> held) {
        if (lane.finish(held.lease())) {
            done.add(held.work());
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline of the test").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    @Test
    void work_is_taken_at_once_when_the_workers_are_woken() throws InterruptedException {
        FakeLane lane = quick();
        LeaseWorkers<String> workers = workers(lane, 2, HOUR, HOUR, SHORT);
        for (int i = 0; i < 20; i++) {
            lane.add("a" + i);
            workers.wake();
            await(() -> lane.unfinished() == 0);
        }
        assertThat(done).hasSize(20);
    }

    @Test
    void work_that_nobody_announced_is_found_at_the_next_poll() throws InterruptedException {
        FakeLane lane = quick();
        workers(lane, 1, HOUR, Duration.ofMillis(50), SHORT);
        lane.add("from another node");
        await(() -> lane.unfinished() == 0);
    }

    @Test
    void a_lane_with_more_work_than_hands_is_emptied_without_a_wake() throws InterruptedException {
        FakeLane lane = quick();
        for (int i = 0; i < 100; i++) {
            lane.add("w" + i);
        }
        workers(lane, 3, HOUR, HOUR, SHORT);
        await(() -> lane.unfinished() == 0);
        assertThat(done).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void no_more_is_in_hand_than_the_terms_allow() throws InterruptedException {
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakeLane lane = new FakeLane((all, held) -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            Thread.sleep(1);
            inHand.decrementAndGet();
            finish(all, held);
        });
        for (int i = 0; i < 60; i++) {
            lane.add("w" + i);
        }
        workers(lane, 4, HOUR, HOUR, SHORT);
        await(() -> lane.unfinished() == 0);
        assertThat(most.get()).isBetween(2, 4);
    }

    @Test
    void nodes_that_share_a_lane_do_everything_once() throws InterruptedException {
        FakeLane lane = quick();
        for (int node = 0; node < 4; node++) {
            workers(lane, 3, HOUR, Duration.ofMillis(20), SHORT);
        }
        for (int i = 0; i < 500; i++) {
            lane.add("w" + i);
            started.get(i % 4).wake();
        }
        await(() -> lane.unfinished() == 0);
        assertThat(done).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void work_that_takes_longer_than_its_lease_stays_in_its_hand() throws InterruptedException {
        Duration lease = Duration.ofSeconds(1);
        FakeLane lane = gated();
        lane.add("long");
        workers(lane, 1, lease, Duration.ofMillis(20), SHORT);
        await(() -> lane.attempts(1) == 1);
        workers(lane, 1, lease, Duration.ofMillis(20), SHORT);
        Thread.sleep(lease.multipliedBy(2).toMillis());
        gate.release();
        await(() -> lane.unfinished() == 0);
        assertThat(lane.attempts(1)).isEqualTo(1);
        assertThat(done).containsExactly("long");
    }

    @Test
    void whoever_loses_a_lease_is_interrupted() throws InterruptedException {
        FakeLane lane = gated();
        lane.add("lost");
        workers(lane, 1, SHORT, Duration.ofMillis(20), SHORT);
        await(() -> lane.attempts(1) == 1);
        lane.takeAll();
        await(() -> !interrupted.isEmpty());
        assertThat(lane.attempts(1)).as("its word no longer counts").isEqualTo(2);
        assertThat(done).isEmpty();
    }

    @Test
    void work_that_broke_is_taken_again_when_its_lease_has_run_out() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        FakeLane lane = new FakeLane((all, held) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("broke");
            }
            finish(all, held);
        });
        lane.add("breaks");
        workers(lane, 1, SHORT, Duration.ofMillis(20), SHORT);
        await(() -> lane.unfinished() == 0);
        assertThat(lane.attempts(1)).isEqualTo(2);
    }

    @Test
    void a_claim_that_fails_is_tried_again_and_loses_no_hand() throws InterruptedException {
        FakeLane lane = gated();
        lane.breakClaims(true);
        workers(lane, 2, HOUR, Duration.ofMillis(10), SHORT);
        lane.add("a");
        lane.add("b");
        Thread.sleep(60);
        assertThat(lane.attempts(1)).isZero();
        lane.breakClaims(false);
        await(() -> lane.attempts(1) == 1 && lane.attempts(2) == 1);
        gate.release(2);
        await(() -> lane.unfinished() == 0);
    }

    @Test
    void a_stop_waits_for_work_in_hand_and_takes_no_more() throws InterruptedException {
        FakeLane lane = gated();
        lane.add("in hand");
        LeaseWorkers<String> workers = workers(lane, 1, HOUR, Duration.ofMillis(10), HOUR);
        await(() -> lane.attempts(1) == 1);
        lane.add("not taken");
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            workers.close();
            closed.countDown();
        });
        assertThat(closed.await(100, TimeUnit.MILLISECONDS)).isFalse();
        gate.release(2);
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("in hand");
        assertThat(lane.attempts(2)).isZero();
    }

    @Test
    void a_stop_interrupts_what_does_not_end_so_that_it_is_given_back() throws InterruptedException {
        FakeLane lane = gated();
        lane.add("endless");
        LeaseWorkers<String> workers = workers(lane, 1, HOUR, Duration.ofMillis(10), Duration.ofMillis(50));
        await(() -> lane.attempts(1) == 1);
        workers.close();
        assertThat(interrupted).containsExactly("endless");
        gate.release();
        workers(lane, 1, HOUR, Duration.ofMillis(10), SHORT);
        await(() -> lane.unfinished() == 0);
        assertThat(done).containsExactly("endless");
    }

    @Test
    void what_was_claimed_while_the_workers_stop_is_run_and_not_forgotten() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            FakeLane lane = quick();
            LeaseWorkers<String> workers = workers(lane, 2, HOUR, HOUR, HOUR);
            lane.add("w" + round);
            workers.wake();
            workers.close();
            assertThat(lane.unfinished()).as("taken and done, or not taken").isEqualTo(1 - lane.attempts(1));
        }
    }
}
