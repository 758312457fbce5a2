package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Job;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever workers do to one job and whenever they do it: its state only moves forward, its progress never falls, what
 * is final stays, and only the last one who took it is heard.
 */
@SuppressWarnings("NullAway.Init")
class JobStatePropertyTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Job.Failure FAILURE = new Job.Failure(Job.Code.TIMEOUT, "too slow");

    private static final Premises PREMISES = Premises.open();

    /** A store with an organisation. A class of its own, since the writer's thread runs code of it. */
    private record Premises(Path folder, Store store, OrgId org) {
        static Premises open() {
            try {
                Path folder = Files.createTempDirectory("fovea-jobs");
                Store store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
                return new Premises(
                        folder, store, store.inTransaction(session -> Samples.organisation(session, "states")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @AfterContainer
    static void close() throws IOException {
        PREMISES.store.close();
        try (Stream<Path> files = Files.list(PREMISES.folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(PREMISES.folder);
    }

    /** What may happen to a job. */
    enum Step {
        CLAIM,
        EXTEND,
        PROGRESS,
        RELEASE,
        SPARE,
        COMPLETE,
        FAIL,
        CANCEL,
        TIME
    }

    /**
     * A step.
     *
     * @param who which of the leases given so far, the newest last; also which worker, or how many percent or seconds
     */
    record Move(Step step, int who) {}

    @Property(tries = 300)
    void a_job_only_moves_forward(
            @ForAll @Size(min = 1, max = 25) List<Step> steps,
            @ForAll @Size(25) List<@IntRange(max = 99) Integer> numbers) {
        Life life = new Life();
        for (int i = 0; i < steps.size(); i++) {
            life.take(new Move(steps.get(i), numbers.get(i)));
        }
    }

    /** One job with what should be true of it. */
    private static final class Life {
        private final String lane = UUID.randomUUID().toString();
        private final List<Lease> given = new ArrayList<>();
        private Instant now = Samples.NOW;
        private Job job;
        private Optional<Lease> holder = Optional.empty();
        private Instant due = now;

        Life() {
            job = PREMISES.store.inTransaction(session ->
                    session.jobs().add(Samples.job(PREMISES.org, lane, new PatternId("pat_0123456789")), now));
        }

        void take(Move move) {
            switch (move.step()) {
                case CLAIM -> claim("worker-" + move.who() % 3);
                case EXTEND -> {
                    boolean _ = under(move, (jobs, lease) -> jobs.extend(lease, now.plus(LEASE)), LEASE);
                }
                case RELEASE -> letGo(move, (jobs, lease) -> jobs.release(lease, now));
                case SPARE -> letGo(move, (jobs, lease) -> jobs.spare(lease, now));
                case COMPLETE -> letGo(move, (jobs, lease) -> jobs.complete(lease, Samples.EXTRACTION, now));
                case FAIL -> letGo(move, (jobs, lease) -> jobs.fail(lease, FAILURE, now));
                case PROGRESS -> progress(move);
                case CANCEL -> cancel();
                case TIME -> now = now.plusSeconds(move.who());
            }
            look();
        }

        private void claim(String worker) {
            boolean takeable = !job.state().isFinal() && !due.isAfter(now);
            List<Jobs.Claimed> claimed = PREMISES.store.inTransaction(
                    session -> session.jobs().claim(lane, worker, now, now.plus(LEASE), 5));
            assertThat(claimed).hasSize(takeable ? 1 : 0);
            for (Jobs.Claimed taken : claimed) {
                assertThat(given).as("a lease is given once").doesNotContain(taken.lease());
                given.add(taken.lease());
                holder = Optional.of(taken.lease());
                due = now.plus(LEASE);
            }
        }

        private boolean under(Move move, BiPredicate<Jobs, Lease> work, Duration dueIn) {
            if (given.isEmpty()) {
                return false;
            }
            Lease lease = oneOf(given, move);
            boolean heard = holder.equals(Optional.of(lease));
            boolean done = PREMISES.store.inTransaction(session -> work.test(session.jobs(), lease));
            assertThat(done).as("%s under %s", move, lease).isEqualTo(heard);
            if (heard) {
                due = now.plus(dueIn);
            }
            return done;
        }

        private static Lease oneOf(List<Lease> given, Move move) {
            return given.get(given.size() - 1 - move.who() % given.size());
        }

        private void letGo(Move move, BiPredicate<Jobs, Lease> work) {
            if (under(move, work, Duration.ZERO)) {
                holder = Optional.empty();
            }
        }

        private void progress(Move move) {
            if (!given.isEmpty()) {
                Lease lease = oneOf(given, move);
                PREMISES.store.inTransaction(session -> {
                    session.jobs().progress(lease, move.who());
                    return true;
                });
                if (!holder.equals(Optional.of(lease))) {
                    assertThat(read().progress()).isEqualTo(job.progress());
                }
            }
        }

        private void cancel() {
            boolean ended = PREMISES.store
                    .inTransaction(session -> session.jobs().cancel(PREMISES.org, job.id(), FAILURE, now))
                    .isPresent();
            assertThat(ended).isEqualTo(!job.state().isFinal());
            holder = Optional.empty();
        }

        private Job read() {
            return PREMISES.store
                    .read(session -> session.jobs().find(PREMISES.org, job.id()))
                    .orElseThrow();
        }

        /** Compares with the last look. */
        private void look() {
            Job next = read();
            assertThat(next.progress()).isGreaterThanOrEqualTo(job.progress());
            assertThat(next.startedAt().isPresent()).isEqualTo(!given.isEmpty());
            job.startedAt().ifPresent(start -> assertThat(next.startedAt()).contains(start));
            if (job.state().isFinal()) {
                assertThat(next).isEqualTo(job);
            }
            assertThat(next.finishedAt().isPresent()).isEqualTo(next.state().isFinal());
            assertThat(next.attempts()).isBetween(0, given.size());
            assertThat(next.state() == Job.State.PROCESSING).isEqualTo(holder.isPresent());
            job = next;
        }
    }
}
