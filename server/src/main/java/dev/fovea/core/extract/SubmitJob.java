package dev.fovea.core.extract;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Jobs.NewJob;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Opened;
import dev.fovea.core.replay.Replays;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.Caller;
import dev.fovea.model.FieldTree;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternId;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Receipt;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes in a picture and queues the job that reads it; waits for the job when the pattern or the call says so. */
public final class SubmitJob {
    private static final String DIALECT = "imggo";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /** How often a waiting call looks itself, since the job may run on another node. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Store store;
    private final Replays replays;
    private final RecordImage record;
    private final Engines engines;
    private final AddressBook addresses;
    private final JobSignals signals;
    private final JobPace pace;
    private final Ids ids;
    private final Clock clock;
    private final Terms terms;

    /**
     * Over the given store.
     *
     * @param signals wakes the engine's workers and is told when the job has ended
     */
    public SubmitJob(
            Store store,
            Replays replays,
            RecordImage record,
            Engines engines,
            AddressBook addresses,
            JobSignals signals,
            JobPace pace,
            Ids ids,
            Clock clock,
            Terms terms) {
        this.store = store;
        this.replays = replays;
        this.record = record;
        this.engines = engines;
        this.addresses = addresses;
        this.signals = signals;
        this.pace = pace;
        this.ids = ids;
        this.clock = clock;
        this.terms = terms;
    }

    /**
     * What the operator decides.
     *
     * @param queue jobs of one engine that may wait
     * @param syncWindow how long a call with a simple pattern waits by itself
     */
    public record Terms(int queue, Duration syncWindow) {}

    /**
     * What to do.
     *
     * @param version pins a version of the pattern
     * @param patience how long the call asks to wait for the job; empty leaves it to the pattern's mode, zero never waits
     * @param route method and path, for the receipt
     */
    public record Command(
            Caller caller,
            PatternId pattern,
            OptionalInt version,
            Image image,
            Job.Priority priority,
            Value.Members metadata,
            Optional<String> webhookUrl,
            Optional<Duration> patience,
            String route) {}

    /** Where the picture is. */
    public sealed interface Image {
        /**
         * Sent with the call; the use case keeps it, the caller closes it.
         *
         * @param filename clean file name
         * @param raw what is kept of the request
         */
        record Sent(ReceivedPicture picture, String filename, String contentType, Raw raw) implements Image {}

        /**
         * To be fetched by the job.
         *
         * @param raw what is kept of the request
         */
        record At(URI url, String contentType, Raw raw) implements Image {}
    }

    /**
     * A job to be answered about.
     *
     * @param estimatedCompletion from the queue's length and the engine's recent pace
     */
    public record Submitted(Job job, Instant estimatedCompletion) {}

    /**
     * Queues the job, or answers as the first call with the same idempotency key did. The wording is asked once when the
     * job is queued, and again with the final job if it finished while the call waited.
     *
     * @throws FoveaException {@code NotFound(PATTERN)}, {@code Invalid} with rule {@code pattern_inactive} or, when the
     *     pattern names an engine that is not here, {@code invalid_parameter}, {@code Unavailable(JOB_QUEUE)}
     */
    public Answered submit(Command command, Answering<Submitted> answering) {
        Plan plan = store.read(session -> plan(session, command));
        refuseWhenFull(plan);
        if (command.image() instanceof Image.Sent sent) {
            sent.picture().keep();
        }
        JobId id = new JobId(ids.uuid());
        Duration patience = patience(command, plan);
        return patience.isZero()
                ? queueOnly(command, plan, id, answering)
                : queueAndWait(command, plan, id, patience, answering);
    }

    /** The answer of an earlier call with the same key, so that a repetition is recognised before its body is checked. */
    public Optional<Answered> replay(Caller caller, IdempotencyKey key) {
        return replays.find(caller.org(), key);
    }

    /** What was found out about the job before it is queued. */
    private record Plan(int version, Pattern.Mode mode, FieldTree fields, ExtractionEngine engine, long waiting) {}

    private Plan plan(Session session, Command command) {
        Pattern pattern = usable(session, command);
        int version = command.version().orElse(pattern.version());
        PatternContent content = session.patterns()
                .version(pattern, version)
                .map(Pattern.Version::content)
                .orElseThrow(() -> notFound(command.pattern()));
        FieldTree fields = SchemaReader.read(content);
        ExtractionEngine engine = engines.choose(content, fields);
        long waiting = session.jobs().waiting(engine.id());
        return new Plan(version, pattern.mode(), fields, engine, waiting);
    }

    private static Pattern usable(Session session, Command command) {
        Pattern pattern = session.patterns()
                .find(command.caller().org(), command.pattern())
                .orElseThrow(() -> notFound(command.pattern()));
        if (pattern.status() == Pattern.Status.ARCHIVED) {
            throw new FoveaException(new Invalid(List.of(
                    new Problem("pattern_inactive", List.of(), "The pattern is archived and takes no more images"))));
        }
        return pattern;
    }

    private static FoveaException notFound(PatternId pattern) {
        return new FoveaException(new NotFound(Thing.PATTERN, pattern.text()));
    }

    /** Looked at before the transaction, so calls that arrive at the same moment may pass the bound by their number. */
    private void refuseWhenFull(Plan plan) {
        if (plan.waiting() >= terms.queue()) {
            throw new FoveaException(new Unavailable(Resource.JOB_QUEUE, estimate(plan, 0)));
        }
    }

    private Duration estimate(Plan plan, long ahead) {
        return pace.estimate(plan.engine().id(), ahead, plan.engine().concurrency());
    }

    /** How long the call waits for its job (contracts, decision 8). */
    private Duration patience(Command command, Plan plan) {
        Duration wanted = command.patience().orElseGet(() -> switch (plan.mode()) {
            case SYNC -> LONGEST_WAIT;
            case ASYNC -> Duration.ZERO;
            case AUTO -> simple(command, plan) ? terms.syncWindow() : Duration.ZERO;
        });
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    /** Whether a short wait makes sense: little is asked of one picture that is here, and its turn comes soon. */
    private boolean simple(Command command, Plan plan) {
        return plan.fields().flat()
                && command.image() instanceof Image.Sent sent
                && sent.picture().info().format() != PictureFormat.PDF
                && estimate(plan, plan.waiting()).compareTo(terms.syncWindow()) <= 0;
    }

    private Answered queueOnly(Command command, Plan plan, JobId id, Answering<Submitted> answering) {
        Answered answered =
                replays.answer(command.caller().org(), answering, session -> queue(session, command, plan, id));
        signals.queued(plan.engine().id());
        return answered;
    }

    private Answered queueAndWait(
            Command command, Plan plan, JobId id, Duration patience, Answering<Submitted> answering) {
        OrgId org = command.caller().org();
        try (JobSignals.Watch watch = signals.watch(id)) {
            Opened<Submitted> opened =
                    replays.open(org, answering, patience, session -> queue(session, command, plan, id));
            if (opened.fresh().isEmpty()) {
                return opened.answered();
            }
            signals.queued(plan.engine().id());
            Submitted submitted = opened.fresh().get();
            Job job = finished(watch, submitted.job(), patience).orElse(submitted.job());
            return replays.settle(org, answering, new Submitted(job, submitted.estimatedCompletion()));
        }
    }

    private Optional<Job> finished(JobSignals.Watch watch, Job job, Duration patience) {
        Instant until = clock.instant().plus(patience);
        Optional<Job> end = Optional.empty();
        boolean waiting = true;
        while (end.isEmpty() && waiting) {
            waiting = waited(watch, until);
            end = store.read(session -> session.jobs().find(job.org(), job.id()))
                    .filter(found -> found.state().isFinal());
        }
        return end;
    }

    /** Waits for a moment; false when there is no time left to wait. */
    private boolean waited(JobSignals.Watch watch, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        try {
            watch.await(left.compareTo(LOOK) < 0 ? left : LOOK);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Submitted queue(Session session, Command command, Plan plan, JobId id) {
        Instant now = clock.instant();
        Caller caller = command.caller();
        Pattern pattern = usable(session, command);
        Job job = session.jobs()
                .add(
                        new NewJob(
                                id,
                                caller.org(),
                                pattern.id(),
                                plan.version(),
                                plan.engine().id(),
                                command.priority(),
                                input(session, command),
                                command.metadata(),
                                command.webhookUrl(),
                                caller.vocabulary(),
                                caller.credential(),
                                call(command, now)),
                        now);
        command.webhookUrl().ifPresent(url -> addresses.ensure(session, caller.org(), url));
        session.patterns().countRequest(pattern);
        JobEvents.queued(session, job, now);
        return new Submitted(job, now.plus(estimate(plan, plan.waiting())));
    }

    private Job.Input input(Session session, Command command) {
        return switch (command.image()) {
            case Image.At at -> new Job.Input(Optional.of(at.url().toString()), Optional.empty());
            case Image.Sent sent -> new Job.Input(Optional.empty(), Optional.of(record(session, command, sent)));
        };
    }

    private MediaId record(Session session, Command command, Image.Sent sent) {
        Caller caller = command.caller();
        AcceptImage.Call call =
                new AcceptImage.Call(command.route(), caller.credential(), sent.contentType(), sent.raw());
        return record.record(session, JobImage.of(caller.org(), DIALECT, call, sent.picture(), sent.filename()))
                .id();
    }

    private static Optional<Receipt> call(Command command, Instant now) {
        return command.image() instanceof Image.At at
                ? Optional.of(new Receipt(
                        DIALECT, command.route(), command.caller().credential(), at.contentType(), at.raw(), now))
                : Optional.empty();
    }
}
