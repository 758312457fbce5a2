package dev.fovea.core.extract;

import dev.fovea.core.ingest.ImageRun;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.Jobs.Claimed;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.work.Lane;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.Media;
import dev.fovea.model.PatternContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of one engine: brings the picture in if the job only names it, lets the engine read it, and writes how it
 * ended. A failure that may pass is tried again; a job whose workers die one after the other is given up.
 */
public final class RunJobs implements Lane<Claimed> {
    private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);

    private final Store store;
    private final Blobs blobs;
    private final FetchJobImage fetch;
    private final RecordImage record;
    private final ExtractionEngine engine;
    private final JobSignals signals;
    private final JobPace pace;
    private final Clock clock;
    private final DoubleSupplier chance;
    private final Terms terms;

    /**
     * For one engine.
     *
     * @param chance 0 to below 1, spreads retries
     */
    public RunJobs(
            Store store,
            Blobs blobs,
            FetchJobImage fetch,
            RecordImage record,
            ExtractionEngine engine,
            JobSignals signals,
            JobPace pace,
            Clock clock,
            DoubleSupplier chance,
            Terms terms) {
        this.store = store;
        this.blobs = blobs;
        this.fetch = fetch;
        this.record = record;
        this.engine = engine;
        this.signals = signals;
        this.pace = pace;
        this.clock = clock;
        this.chance = chance;
        this.terms = terms;
    }

    /**
     * What the operator decides.
     *
     * @param timeout how long an attempt may take
     * @param attempts how often a job is tried
     * @param firstRetry wait before the second attempt; before each further one five times as long
     */
    public record Terms(Duration timeout, int attempts, Duration firstRetry) {}

    @Override
    public String name() {
        return engine.id();
    }

    @Override
    public List<Held<Claimed>> claim(String worker, Instant now, Instant until, int limit) {
        if (!store.read(session -> session.jobs().anyDue(engine.id(), now))) {
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
    public void run(Held<Claimed> held) throws InterruptedException {
        Claimed claimed = held.work();
        if (claimed.job().attempts() > terms.attempts()) {
            fail(claimed, FailedAttempt.abandoned().failure());
            return;
        }
        Instant start = clock.instant();
        try (TimeLimit limit = TimeLimit.of(terms.timeout())) {
            attempt(claimed, start.plus(terms.timeout()), limit);
        }
        pace.took(engine.id(), Duration.between(start, clock.instant()));
    }

    private void attempt(Claimed claimed, Instant deadline, TimeLimit limit) throws InterruptedException {
        try {
            Media media;
            Extraction extraction;
            try (JobSignals.Run _ = signals.run(claimed.job().id())) {
                media = fetch.mediumOf(claimed);
                extraction = extract(claimed, media, deadline);
            }
            complete(claimed, media, extraction);
        } catch (EngineException e) {
            LOG.info("job {} at {}: {}", claimed.job().id(), engine.id(), e.getMessage());
            giveUpOrRetry(claimed, limit.passed() ? FailedAttempt.timeout() : FailedAttempt.of(e));
        } catch (FoveaException e) {
            LOG.info("job {}: {}", claimed.job().id(), e.getMessage());
            giveUpOrRetry(claimed, FailedAttempt.of(e));
        } catch (LeaseLostException e) {
            LOG.info("job {} is in other hands", claimed.job().id());
        } catch (InterruptedException e) {
            interrupted(claimed, limit);
        } catch (RuntimeException e) {
            LOG.error("job {} failed", claimed.job().id(), e);
            giveUpOrRetry(claimed, FailedAttempt.unexpected());
        }
    }

    /** Its time is over, or the server stops, or the job was taken away; a job that is given back loses no attempt. */
    private void interrupted(Claimed claimed, TimeLimit limit) throws InterruptedException {
        if (limit.passed()) {
            giveUpOrRetry(claimed, FailedAttempt.timeout());
            return;
        }
        store.inTransaction(session -> session.jobs().spare(claimed.lease(), clock.instant()));
        throw new InterruptedException("job " + claimed.job().id() + " was given back");
    }

    private Extraction extract(Claimed claimed, Media media, Instant deadline)
            throws EngineException, InterruptedException {
        Job job = claimed.job();
        PatternContent content = store.read(session -> content(session, job));
        return engine.extract(
                new ExtractionEngine.Request(
                        job.org(),
                        job.pattern(),
                        job.patternVersion(),
                        claimed.credential(),
                        document(media),
                        SchemaReader.read(content),
                        content.instructions(),
                        deadline),
                new ThrottledProgress(
                        clock,
                        percent -> store.inTransaction(session -> {
                            session.jobs().progress(claimed.lease(), percent);
                            return true;
                        })));
    }

    private static PatternContent content(Session session, Job job) {
        return session.patterns()
                .findAlsoDeleted(job.org(), job.pattern())
                .flatMap(pattern -> session.patterns().version(pattern, job.patternVersion()))
                .orElseThrow(() -> new IllegalStateException("no version of " + job.pattern() + " for " + job.id()))
                .content();
    }

    private StoredDocument document(Media media) throws EngineException {
        if (media.content() instanceof Content.Present present) {
            return new StoredDocument(blobs, present);
        }
        throw EngineException.lasting(Job.Code.INVALID_IMAGE, "The image is gone", null);
    }

    private void complete(Claimed claimed, Media media, Extraction extraction) {
        store.inTransaction(session -> complete(session, claimed, media, extraction));
        signals.ended(claimed.job().id());
    }

    private boolean complete(Session session, Claimed claimed, Media media, Extraction extraction) {
        Job job = claimed.job();
        Instant now = clock.instant();
        if (!session.jobs().complete(claimed.lease(), extraction, now)) {
            throw new LeaseLostException();
        }
        Job done = session.jobs().find(job.org(), job.id()).orElseThrow();
        session.patterns().countFinished(job.org(), job.pattern(), Optional.of(done.processingMillis()));
        JobEvents.completed(session, job, now);
        Optional<ImageRun> boxes = EvidenceRun.of(job, extraction, media.frame().orientation());
        boxes.ifPresent(run -> record.addRun(session, media, run, media.dialect(), now));
        return true;
    }

    private void giveUpOrRetry(Claimed claimed, FailedAttempt attempt) {
        Job job = claimed.job();
        if (!attempt.passing() || job.attempts() >= terms.attempts()) {
            fail(claimed, attempt.failure());
            return;
        }
        Instant due = clock.instant().plus(wait(job.attempts(), attempt));
        LOG.info("job {} is tried again at {}", job.id(), due);
        store.inTransaction(session -> session.jobs().release(claimed.lease(), due));
    }

    private Duration wait(int attempts, FailedAttempt attempt) {
        long factor = Math.round(Math.pow(5, attempts - 1.0));
        double millis = terms.firstRetry().multipliedBy(factor).toMillis() * (0.9 + 0.2 * chance.getAsDouble());
        Duration ours = Duration.ofMillis(Math.round(millis));
        return attempt.retryAfter().filter(theirs -> theirs.compareTo(ours) > 0).orElse(ours);
    }

    private void fail(Claimed claimed, Job.Failure failure) {
        Job job = claimed.job();
        store.inTransaction(session -> {
            Instant now = clock.instant();
            boolean held = session.jobs().fail(claimed.lease(), failure, now);
            if (held) {
                session.patterns().countFinished(job.org(), job.pattern(), Optional.empty());
                JobEvents.failed(session, job, now);
            }
            return held;
        });
        signals.ended(job.id());
    }
}
