package dev.fovea.core.deliver;

import static dev.fovea.core.deliver.Mailroom.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Jobs.NewJob;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a job without a subscription: the address of its pattern and its own (contract imggo.md §7). */
class JobAddressesTest {
    private static final String OWN = "https://own.example/hook";
    private static final Value.Members NOTHING = new Value.Members(Map.of());

    @TempDir
    Path folder;

    private Mailroom room;

    @BeforeEach
    void open() {
        room = new Mailroom(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** Queues a job of a pattern and ends it, as the use cases will: the addresses are ensured before the first event. */
    private JobId finished(Optional<String> ofPattern, Optional<String> own, String type) {
        PatternId pattern = new PatternId("pat_" + room.ids.secret("abc", 10));
        JobId job = new JobId(room.ids.uuid());
        room.store.inTransaction(session -> {
            ofPattern.ifPresent(url -> room.addressTargets.ensure(session, room.org, url));
            own.ifPresent(url -> room.addressTargets.ensure(session, room.org, url));
            session.patterns().add(room.org, pattern, draft(ofPattern), room.clock.instant());
            session.jobs().add(job(job, pattern, own), room.clock.instant());
            session.events().append(room.org, "job.queued", job.toString(), "{}", room.clock.instant());
            session.events().append(room.org, type, job.toString(), "{}", room.clock.instant());
            return job;
        });
        FanOut fanOut = new FanOut(
                room.store, new Mailroom.PlainWords(), room.addressTargets, room.secrets, room.ids, room.clock);
        assertThat(fanOut.round().events()).isEqualTo(2);
        return job;
    }

    private static PatternDraft draft(Optional<String> url) {
        PatternContent content = new PatternContent(OutputFormat.JSON, "read", Optional.empty(), ',', "auto");
        return new PatternDraft("p", Pattern.Status.ACTIVE, Pattern.Mode.AUTO, content, url, NOTHING);
    }

    private NewJob job(JobId id, PatternId pattern, Optional<String> url) {
        return new NewJob(
                id,
                room.org,
                pattern,
                1,
                "ocr",
                Job.Priority.NORMAL,
                new Job.Input(Optional.of("https://pictures.example/1.png"), Optional.empty()),
                NOTHING,
                url,
                Vocabulary.DEPLOYED,
                "key",
                Optional.empty());
    }

    private List<String> told() throws InterruptedException {
        room.sendDue();
        return room.receivers.got().stream()
                .map(message -> message.url() + " " + message.body())
                .sorted()
                .toList();
    }

    @Test
    void the_address_of_the_pattern_and_of_the_job_are_told_in_the_words_of_the_jobs_key() throws Exception {
        JobId job = finished(Optional.of(URL), Optional.of(OWN), "job.completed");
        assertThat(told()).containsExactly(OWN + " deployed " + job, URL + " deployed " + job);
    }

    @Test
    void one_address_named_twice_is_told_once() throws Exception {
        JobId job = finished(Optional.of(URL), Optional.of(URL), "job.failed");
        assertThat(told()).containsExactly(URL + " deployed " + job);
    }

    @Test
    void an_address_is_one_webhook_however_many_jobs_name_it() throws Exception {
        finished(Optional.empty(), Optional.of(OWN), "job.completed");
        finished(Optional.empty(), Optional.of(OWN), "job.completed");
        assertThat(told()).hasSize(2);
        assertThat(room.webhooks.listAll(room.org)).extracting(Webhook::url).containsExactly(OWN);
    }

    @Test
    void nobody_is_told_when_nobody_is_named() throws Exception {
        room.subscribe("https://unrelated.example");
        room.webhooks.delete(room.by(), room.webhooks.list(room.org).getFirst().id());
        assertThat(room.fanOut.round().events()).isPositive();
        finished(Optional.empty(), Optional.empty(), "job.completed");
        assertThat(told()).isEmpty();
    }
}
