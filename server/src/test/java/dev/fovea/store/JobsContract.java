package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.fovea.core.port.Chores;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises about jobs and chores. Each test has a lane of its own. */
abstract class JobsContract extends StoreContract {
    private static final PatternId PATTERN = new PatternId("pat_2gYc3kZ8mN");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Job.Failure BROKEN = new Job.Failure(Job.Code.EXTRACTION_FAILED, "nothing could be read");
    private static final JobFilter ALL = new JobFilter(Optional.empty(), Optional.empty());

    private String lane = "";

    @BeforeEach
    void openLane() {
        lane = "lane-" + UUID.randomUUID();
    }

    private Job add() {
        return add(Function.identity());
    }

    private Job add(Function<Jobs.NewJob, Jobs.NewJob> change) {
        return write(session -> session.jobs().add(change.apply(Samples.job(org, lane, PATTERN)), NOW));
    }

    private static Jobs.NewJob urgent(Jobs.NewJob job) {
        return Samples.job(job, Job.Priority.HIGH, job.pattern());
    }

    private List<Jobs.Claimed> claim(String worker, Instant now, int limit) {
        return write(session -> session.jobs().claim(lane, worker, now, now.plusSeconds(60), limit));
    }

    private Jobs.Claimed claimOne() {
        return claim("w1", NOW, 1).getFirst();
    }

    private Job find(Job job) {
        return read(session -> session.jobs().find(org, job.id())).orElseThrow();
    }

    private boolean sees(Predicate<Session> look) {
        return read(look::test);
    }

    private boolean did(Predicate<Session> change) {
        return write(change::test);
    }

    private boolean under(Lease lease, BiPredicate<Jobs, Lease> work) {
        return did(session -> work.test(session.jobs(), lease));
    }

    // Queue

    @Test
    void a_queued_job_is_found_as_it_was_added() {
        Job job = add();
        assertThatObject(find(job)).isEqualTo(job);
        assertThat(job.state()).isEqualTo(Job.State.QUEUED);
        assertThat(job.progress()).isZero();
        assertThat(job.attempts()).isZero();
        assertThat(job.createdAt()).isEqualTo(NOW);
        assertThat(job.metadata()).isEqualTo(Samples.METADATA);
        assertThat(job.webhookUrl()).contains("https://example.com/hook");
    }

    @Test
    void a_job_of_another_organisation_is_not_found() {
        Job job = add();
        OrgId stranger = write(session -> Samples.organisation(session, "stranger-" + UUID.randomUUID()));
        assertThatObject(read(session -> session.jobs().find(stranger, job.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(write(session -> session.jobs().cancel(stranger, job.id(), BROKEN, NOW)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_claim_starts_a_job_and_hides_it_until_its_lease_ends() {
        Job job = add();
        assertThat(sees(session -> session.jobs().anyDue(lane, NOW))).isTrue();
        Jobs.Claimed claimed = claimOne();
        assertThat(claimed.lease()).isEqualTo(new Lease(job.number(), "w1", 1));
        assertThat(claimed.credential()).isEqualTo("imggo_live_ab");
        assertThatObject(claimed.job()).isEqualTo(find(job));
        assertThat(claimed.job().state()).isEqualTo(Job.State.PROCESSING);
        assertThat(claimed.job().startedAt()).contains(NOW);
        assertThat(claimed.job().attempts()).isEqualTo(1);
        assertThat(sees(session -> session.jobs().anyDue(lane, NOW.plusSeconds(59))))
                .isFalse();
        assertThatList(claim("w2", NOW.plusSeconds(59), 1)).isEmpty();
    }

    @Test
    void the_call_of_a_job_without_a_picture_is_kept_with_it() {
        Receipt inline = new Receipt("imggo", "POST /ingest", "imggo_live_ab", "text/x", new Raw.Inline("{ }"), NOW);
        Receipt stored =
                new Receipt("imggo", "POST /", "imggo_live_ab", "text/x", new Raw.Stored("cd".repeat(32), 9), NOW);
        add();
        add(job -> Samples.job(job, inline));
        add(job -> Samples.job(job, stored));
        assertThatList(claim("w", NOW, 3))
                .extracting(claimed -> claimed.call())
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(inline), Optional.of(stored));
        assertThat(sees(session -> session.media().refersTo("cd".repeat(32)))).isTrue();
    }

    @Test
    void jobs_of_high_priority_go_first_then_those_that_waited_longest() {
        Job first = add();
        Job second = add();
        Job urgent = add(JobsContract::urgent);
        assertThatList(claim("w", NOW, 2)).extracting(c -> c.job().id()).containsExactly(urgent.id(), first.id());
        assertThatList(claim("w", NOW, 2)).extracting(c -> c.job().id()).containsExactly(second.id());
    }

    @Test
    void a_claim_takes_no_more_than_its_limit_and_nothing_of_another_lane() {
        for (int i = 0; i < 5; i++) {
            add();
        }
        assertThatList(write(session -> session.jobs().claim("other " + lane, "w", NOW, LATER, 10)))
                .isEmpty();
        assertThatList(claim("w", NOW, 2)).hasSize(2);
        assertThatList(claim("w", NOW, 10)).hasSize(3);
    }

    @Test
    void of_many_workers_each_gets_other_jobs() throws Exception {
        int jobs = 500;
        write(session -> {
            for (int i = 0; i < jobs; i++) {
                session.jobs().add(Samples.job(org, lane, PATTERN), NOW);
            }
            return jobs;
        });
        Set<Long> taken = new HashSet<>();
        List<Long> all = new ArrayList<>();
        for (List<Long> one : Race.of(8, number -> claimAll("worker-" + number))) {
            taken.addAll(one);
            all.addAll(one);
        }
        assertThat(all).hasSize(jobs);
        assertThat(taken).as("none twice").hasSize(jobs);
    }

    private List<Long> claimAll(String worker) {
        List<Long> mine = new ArrayList<>();
        int limit = 1;
        for (var got = claim(worker, NOW, limit); !got.isEmpty() || waiting() > 0; got = claim(worker, NOW, limit)) {
            got.forEach(claimed -> mine.add(claimed.lease().number()));
            limit = limit % 7 + 1;
        }
        return mine;
    }

    private long waiting() {
        return read(session -> session.jobs().waiting(lane));
    }

    @Test
    void only_queued_jobs_wait() {
        add();
        add();
        assertThat(waiting()).isEqualTo(2);
        claimOne();
        assertThat(waiting()).isEqualTo(1);
    }

    // Leases

    @Test
    void a_job_whose_worker_died_is_taken_again_and_the_old_workers_word_no_longer_counts() {
        Job job = add();
        Lease old = claimOne().lease();
        Jobs.Claimed again = claim("w2", LATER, 1).getFirst();
        assertThat(again.lease()).isEqualTo(new Lease(job.number(), "w2", 2));
        assertThat(again.job().startedAt()).as("the first claim").contains(NOW);

        Job untouched = find(job);
        assertThat(under(old, (jobs, lease) -> jobs.extend(lease, LATER))).isFalse();
        assertThat(under(old, (jobs, lease) -> jobs.release(lease, NOW))).isFalse();
        assertThat(under(old, (jobs, lease) -> jobs.spare(lease, NOW))).isFalse();
        assertThat(under(old, (jobs, lease) -> jobs.attach(lease, new MediaId(UUID.randomUUID()))))
                .isFalse();
        assertThat(under(old, (jobs, lease) -> jobs.complete(lease, Samples.EXTRACTION, LATER)))
                .isFalse();
        assertThat(under(old, (jobs, lease) -> jobs.fail(lease, BROKEN, LATER))).isFalse();
        write(session -> {
            session.jobs().progress(old, 99);
            return true;
        });
        assertThatObject(find(job)).isEqualTo(untouched);
        assertThat(under(again.lease(), (jobs, lease) -> jobs.complete(lease, Samples.EXTRACTION, LATER)))
                .isTrue();
    }

    @Test
    void the_same_worker_that_takes_a_job_again_holds_another_lease() {
        add();
        Lease first = claimOne().lease();
        assertThat(under(first, (jobs, lease) -> jobs.release(lease, NOW))).isTrue();
        Lease second = claimOne().lease();
        assertThat(under(first, (jobs, lease) -> jobs.extend(lease, LATER))).isFalse();
        assertThat(under(second, (jobs, lease) -> jobs.extend(lease, LATER))).isTrue();
    }

    @Test
    void an_extended_lease_hides_the_job_for_longer() {
        add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.extend(held, NOW.plusSeconds(120))))
                .isTrue();
        assertThatList(claim("w2", LATER, 1)).isEmpty();
        assertThatList(claim("w2", NOW.plusSeconds(120), 1)).hasSize(1);
    }

    @Test
    void a_released_job_is_queued_again_from_its_time_on() {
        Job job = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.release(held, NOW.plusSeconds(5))))
                .isTrue();
        assertThat(find(job).state()).isEqualTo(Job.State.QUEUED);
        assertThatList(claim("w", NOW.plusSeconds(4), 1)).isEmpty();
        assertThatList(claim("w", NOW.plusSeconds(5), 1))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.job().attempts()).isEqualTo(2));
    }

    @Test
    void an_attempt_that_we_cut_short_does_not_count_but_still_fences() {
        add();
        Lease first = claimOne().lease();
        assertThat(under(first, (jobs, held) -> jobs.spare(held, NOW))).isTrue();
        Jobs.Claimed again = claimOne();
        assertThat(again.job().attempts()).isEqualTo(1);
        assertThat(again.lease().attempt()).isEqualTo(2);
        assertThat(under(first, (jobs, held) -> jobs.extend(held, LATER))).isFalse();
    }

    // Progress and ends

    @Test
    void progress_only_rises() {
        Job job = add();
        Lease lease = claimOne().lease();
        for (int percent : new int[] {10, 40, 20, 40}) {
            write(session -> {
                session.jobs().progress(lease, percent);
                return true;
            });
        }
        assertThat(find(job).progress()).isEqualTo(40);
    }

    @Test
    void a_completed_job_holds_what_was_read() {
        Job job = add();
        MediaId media = new MediaId(UUID.randomUUID());
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.attach(held, media))).isTrue();
        assertThat(under(lease, (jobs, held) -> jobs.complete(held, Samples.EXTRACTION, NOW.plusMillis(3420))))
                .isTrue();
        Job done = find(job);
        assertThat(done.state()).isEqualTo(Job.State.COMPLETED);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.input().media()).contains(media);
        assertThatObject(done.extraction()).isEqualTo(Optional.of(Samples.EXTRACTION));
        assertThat(done.processingMillis()).isEqualTo(3420);
        assertThatList(claim("w", LATER.plusSeconds(999), 1))
                .as("nothing is left to do")
                .isEmpty();
    }

    @Test
    void a_failed_job_says_why() {
        Job job = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.fail(held, BROKEN, LATER))).isTrue();
        assertThat(find(job).failure()).contains(BROKEN);
        assertThat(find(job).finishedAt()).contains(LATER);
    }

    @Test
    void a_final_job_stays_as_it_is() {
        Job job = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.fail(held, BROKEN, LATER))).isTrue();
        Job failed = find(job);
        assertThat(under(lease, (jobs, held) -> jobs.complete(held, Samples.EXTRACTION, LATER)))
                .isFalse();
        assertThat(under(lease, (jobs, held) -> jobs.release(held, NOW))).isFalse();
        assertThat(under(lease, (jobs, held) -> jobs.extend(held, LATER))).isFalse();
        assertThatObject(write(session -> session.jobs().cancel(org, job.id(), BROKEN, LATER)))
                .isEqualTo(Optional.empty());
        assertThatObject(find(job)).isEqualTo(failed);
    }

    @Test
    void a_cancelled_job_is_taken_from_whoever_holds_it() {
        Job job = add();
        Lease lease = claimOne().lease();
        Job.Failure cancelled = new Job.Failure(Job.Code.CANCELLED, "cancelled");
        Job ended = write(session -> session.jobs().cancel(org, job.id(), cancelled, LATER))
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(Job.State.FAILED);
        assertThatObject(find(job)).isEqualTo(ended);
        assertThat(under(lease, (jobs, held) -> jobs.extend(held, LATER))).isFalse();
        assertThat(under(lease, (jobs, held) -> jobs.complete(held, Samples.EXTRACTION, LATER)))
                .isFalse();
    }

    // Lists and retention

    @Test
    void jobs_are_listed_newest_first_by_state_and_pattern_without_what_was_read() {
        Job first = add();
        Job second = add(job -> Samples.job(job, Job.Priority.NORMAL, new PatternId("pat_other")));
        Job third = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.complete(held, Samples.EXTRACTION, NOW)))
                .isTrue();

        assertThat(list(ALL, 0, 10)).isEqualTo(List.of(third.id(), second.id(), first.id()));
        assertThat(list(ALL, 1, 1)).isEqualTo(List.of(second.id()));
        assertThat(list(ALL, 9, 1)).isEmpty();
        assertThat(list(new JobFilter(Optional.of(Job.State.QUEUED), Optional.empty()), 0, 10))
                .isEqualTo(List.of(third.id(), second.id()));
        assertThat(list(new JobFilter(Optional.of(Job.State.QUEUED), Optional.of(PATTERN)), 0, 10))
                .isEqualTo(List.of(third.id()));
        Listing<Job> done = read(session ->
                session.jobs().list(org, new JobFilter(Optional.of(Job.State.COMPLETED), Optional.empty()), 0, 10));
        assertThat(done.total()).isEqualTo(1);
        assertThatList(done.items())
                .singleElement()
                .satisfies(job -> assertThatObject(job.extraction()).isEqualTo(Optional.empty()));
    }

    private List<JobId> list(JobFilter filter, int offset, int limit) {
        return read(session -> session.jobs().list(org, filter, offset, limit)).items().stream()
                .map(Job::id)
                .toList();
    }

    @Test
    void old_jobs_are_removed_once_they_are_finished() {
        Job done = add();
        Job waiting = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.fail(held, BROKEN, NOW))).isTrue();
        int early = write(session -> session.jobs().deleteCreatedBefore(NOW, 1000));
        assertThat(early).as("not before its time").isZero();
        write(session -> session.jobs().deleteCreatedBefore(NOW.plusMillis(1), 1000));
        assertThatObject(read(session -> session.jobs().find(org, done.id()))).isEqualTo(Optional.empty());
        assertThat(find(waiting).state()).isEqualTo(Job.State.QUEUED);
    }

    @Test
    void the_text_of_a_result_survives_whatever_it_holds() {
        Value odd = new Value.Members(Map.of(
                "nul \u0000 in a name",
                Value.text("\u0000 \ud83d\ude00 \" \\ \n"),
                "n",
                new Value.Num(new BigDecimal("0.10"))));
        Extraction read = new Extraction(odd, Optional.empty(), List.of(), List.of("\u0000"), Map.of());
        Job job = add();
        Lease lease = claimOne().lease();
        assertThat(under(lease, (jobs, held) -> jobs.complete(held, read, NOW))).isTrue();
        Value.Members result =
                (Value.Members) find(job).extraction().orElseThrow().result();
        assertThat(result.values().get("nul \u0000 in a name")).isEqualTo(Value.text("\u0000 \ud83d\ude00 \" \\ \n"));
    }

    // Chores

    @Test
    void a_chore_is_known_once_and_done_by_one_worker_at_a_time() {
        String name = "chore-" + UUID.randomUUID();
        write(session -> {
            session.chores().ensure(name, NOW);
            session.chores().ensure(name, NOW.plusSeconds(999));
            return true;
        });
        assertThat(sees(session -> session.chores().anyDue(NOW))).isTrue();
        Chores.Claimed claimed = chore(name, "w1", NOW).orElseThrow();
        assertThatObject(chore(name, "w2", NOW)).isEqualTo(Optional.empty());
        assertThat(did(session -> session.chores().extend(claimed.lease(), LATER)))
                .isTrue();
        assertThat(did(session -> session.chores().release(claimed.lease(), LATER)))
                .isTrue();
        assertThat(did(session -> session.chores().release(claimed.lease(), LATER)))
                .isFalse();
        assertThatObject(chore(name, "w2", NOW.plusSeconds(59))).isEqualTo(Optional.empty());
        assertThat(chore(name, "w2", LATER).orElseThrow().lease().attempt()).isEqualTo(2);
    }

    private Optional<Chores.Claimed> chore(String name, String worker, Instant now) {
        return write(session -> session.chores().claim(worker, now, now.plusSeconds(30), 100)).stream()
                .filter(claimed -> claimed.name().equals(name))
                .findFirst();
    }
}
