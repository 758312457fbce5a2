package dev.fovea.core.extract;

import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.core.work.Lane;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Job;
import dev.fovea.model.Media;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of one engine: brings the picture, lets the engine read, and ends the job in one transaction with its
 * counts, its event and the boxes of what was read. Each engine has its own, so that a slow one never starves another.
 */
public final class RunJobs implements Lane<Jobs.Claimed> {
    private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);
    private static final Job.Failure WORKERS_DIED =
            new Job.Failure(Job.Code.INTERNAL_ERROR, "The image could not be read in several attempts");

    private final ExtractionEngine engine;
    private final Store store;
    private final JobPicture pictures;
    private final RecordImage record;
    private final JobSignals signals;
    private final JobPace pace;
    private final Clock clock;
    private final JobRules rules;

    /** Runs the jobs of the engine. */
    public RunJobs(
            ExtractionEngine engine,
            Store store,
            JobPicture pictures,
            RecordImage record,
            JobSignals signals,
            JobPace pace,
            Clock clock,
            JobRules rules) {
        this.engine = engine;
        this.store = store;
        this.pictures = pictures;
        this.record = record;
        this.signals = signals;
        this.pace = pace;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "jobs-" + engine.id();
    }

    @Override
    public List<Held<Jobs.Claimed>> claim(String worker, Instant now, Instant until, int limit) {
        if (!store.<Boolean>read(session -> session.jobs().anyDue(engine.id(), now))) {
            return List.of();
        }
        return store.inTransaction(session -> session.jobs().claim(engine.id(), worker, now, until, limit)).stream()
                .map(claimed -> new Held<>(claimed.lease(), claimed))
                .toList();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return store.inTransaction(session -> session.jobs().extend(lease, until));
    }

    @Override
    public void run(Held<Jobs.Claimed> held) throws InterruptedException {
        Jobs.Claimed claimed = held.work();
        try (JobSignals.Run _ = signals.run(claimed.job().id())) {
            attempt(claimed);
        } catch (LeaseLostException e) {
            LOG.info(
                    "{} was in other hands or had ended before its picture was stored",
                    claimed.job().id());
        } catch (InterruptedException e) {
            spare(claimed);
            throw e;
        } catch (RuntimeException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            spare(claimed);
        }
    }

    private void attempt(Jobs.Claimed claimed) throws InterruptedException {
        if (rules.exhausted(claimed.job())) {
            fail(claimed, WORKERS_DIED);
            return;
        }
        try {
            read(claimed);
        } catch (AttemptFailedException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            log(claimed.job(), e);
            failOrRetry(claimed, e);
        }
    }

    /** What the picture or the far side did wrong is a line; what only we can have done wrong shows where. */
    private static void log(Job job, AttemptFailedException e) {
        if (e.failure().code() == Job.Code.INTERNAL_ERROR) {
            LOG.warn("{}, attempt {}", job.id(), job.attempts(), e);
        } else {
            LOG.info("{}, attempt {}: {}", job.id(), job.attempts(), e.getMessage());
        }
    }

    private void read(Jobs.Claimed claimed) throws AttemptFailedException, InterruptedException {
        Job job = claimed.job();
        Instant start = clock.instant();
        Media media = pictures.bring(claimed);
        PatternContent content = content(job);
        FieldTree fields = SchemaReader.read(content);
        ExtractionEngine.Request request = new ExtractionEngine.Request(
                job.org(),
                job.pattern(),
                job.patternVersion(),
                claimed.credential(),
                pictures.document(media),
                fields,
                content.instructions(),
                clock.instant().plus(rules.timeout()));
        JobProgress progress = new JobProgress(store, claimed.lease(), job.progress(), clock);
        Extraction read = Reading.of(engine, request, rules.timeout(), progress);
        complete(claimed, media, CheckedExtraction.of(read, fields));
        pace.took(engine.id(), Duration.between(start, clock.instant()));
    }

    private PatternContent content(Job job) throws AttemptFailedException {
        return store.read(session -> session.patterns()
                        .findAlsoDeleted(job.org(), job.pattern())
                        .flatMap(pattern -> session.patterns().version(pattern, job.patternVersion())))
                .map(Pattern.Version::content)
                .orElseThrow(() -> AttemptFailedException.lasting(Job.Code.EXTRACTION_FAILED, "The pattern is gone"));
    }

    private void complete(Jobs.Claimed claimed, Media media, Extraction extraction) {
        Job job = claimed.job();
        boolean done = store.inTransaction(session -> {
            Instant now = clock.instant();
            if (!session.jobs().complete(claimed.lease(), extraction, now)) {
                return false;
            }
            session.media()
                    .lock(media.org(), media.number())
                    .flatMap(_ -> EvidenceRun.of(job, extraction, media.frame().orientation()))
                    .ifPresent(run -> record.addRun(session, media, run, media.dialect(), now));
            JobEvents.completed(session, job, now);
            session.patterns().countFinished(job.org(), job.pattern(), Optional.of(millis(job, now)));
            return true;
        });
        tell(job, done);
    }

    private static long millis(Job job, Instant now) {
        return Math.max(0, Duration.between(job.startedAt().orElse(now), now).toMillis());
    }

    private void failOrRetry(Jobs.Claimed claimed, AttemptFailedException e) {
        if (e.passing() && rules.mayRetry(claimed.job())) {
            Instant dueAt = clock.instant().plus(rules.wait(claimed.job(), e.retryAfter()));
            boolean _ = store.inTransaction(session -> session.jobs().release(claimed.lease(), dueAt));
        } else {
            fail(claimed, e.failure());
        }
    }

    private void fail(Jobs.Claimed claimed, Job.Failure failure) {
        Job job = claimed.job();
        boolean done = store.inTransaction(session -> {
            Instant now = clock.instant();
            if (!session.jobs().fail(claimed.lease(), failure, now)) {
                return false;
            }
            JobEvents.failed(session, job, now);
            session.patterns().countFinished(job.org(), job.pattern(), Optional.empty());
            return true;
        });
        tell(job, done);
    }

    private void tell(Job job, boolean done) {
        if (done) {
            signals.ended(job.id());
        } else {
            LOG.info("{} was in other hands or had ended before it was done here", job.id());
        }
    }

    /** The server stops, or the job is not ours any more: it is taken again at once by whoever is there. */
    private void spare(Jobs.Claimed claimed) {
        boolean _ = store.inTransaction(session -> session.jobs().spare(claimed.lease(), clock.instant()));
    }
}
