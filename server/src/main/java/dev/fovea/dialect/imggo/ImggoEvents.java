package dev.fovea.dialect.imggo;

import dev.fovea.core.deliver.EventWording;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.error.FoveaException;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Event;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.Optional;

/**
 * Events of jobs as webhooks tell them: flat members, and the same again under {@code data} for receivers of the other
 * generation (contract imggo.md §7). Written as a JavaScript engine writes it, so that a receiver that parses and writes
 * again signs the same bytes.
 */
final class ImggoEvents implements EventWording {
    private static final String JOBS = "job.";
    private static final JobId NOBODY = new JobId(new java.util.UUID(0, 0));

    private final JobQueries jobs;
    private final PatternQueries patterns;

    ImggoEvents(JobQueries jobs, PatternQueries patterns) {
        this.jobs = jobs;
        this.patterns = patterns;
    }

    @Override
    public Optional<Worded> word(Event event, Vocabulary vocabulary) {
        if (!event.type().startsWith(JOBS) || !ImggoMapping.EVENTS.contains(event.type())) {
            return Optional.empty();
        }
        return job(event).map(job -> {
            String type = ImggoMapping.eventWord(event.type(), vocabulary);
            return new Worded(type, ValueJson.write(payload(type, event, job, vocabulary)));
        });
    }

    /** A job that is gone by now cannot be told of any more. */
    private Optional<Job> job(Event event) {
        try {
            return JobId.parse(event.subject()).map(id -> jobs.get(event.org(), id));
        } catch (FoveaException _) {
            return Optional.empty();
        }
    }

    private Value.Members payload(String type, Event event, Job job, Vocabulary vocabulary) {
        Value.Members outcome = outcome(event.type(), job, vocabulary);
        Shape shape = Shape.object().text("event", type).all(outcome).time("created_at", job.createdAt());
        switch (event.type()) {
            case "job.completed" -> shape.time("completed_at", job.finishedAt());
            case "job.failed" -> shape.time("failed_at", job.finishedAt());
            default -> {}
        }
        shape.time("timestamp", event.at());
        Value result = outcome.values().get("result");
        if (result != null) {
            shape.value("manifest", result);
        }
        return shape.value("data", copy(outcome)).done();
    }

    private Value.Members outcome(String type, Job job, Vocabulary vocabulary) {
        Job.State state = stateOf(type);
        Shape shape = Shape.object()
                .text("job_id", job.id().toString())
                .text("pattern_id", job.pattern().text())
                .text("status", ImggoMapping.word(state, vocabulary));
        return switch (state) {
            case COMPLETED -> {
                PatternContent content = patterns.content(job.org(), job.pattern(), job.patternVersion());
                yield shape.value("result", Result.of(job, content))
                        .value("confidence", JobViews.confidence(job))
                        .number("processing_time_ms", job.processingMillis())
                        .done();
            }
            case FAILED -> shape.all(JobViews.error(job)).done();
            case QUEUED, PROCESSING -> shape.done();
        };
    }

    private static Job.State stateOf(String type) {
        return ImggoMapping.state(type.substring(JOBS.length())).orElse(Job.State.QUEUED);
    }

    /** What the second kind of receivers reads: how the job ended, without its measures. */
    private static Value.Members copy(Value.Members outcome) {
        Shape copy = Shape.object();
        outcome.values().forEach((name, value) -> {
            if (!name.equals("confidence") && !name.equals("processing_time_ms")) {
                copy.value(name, value);
            }
        });
        return copy.done();
    }

    @Override
    public Worded test(Vocabulary vocabulary, Instant now) {
        String type = "webhook.test";
        Value.Members sample = Shape.object()
                .text("event", type)
                .text("job_id", NOBODY.toString())
                .text("status", ImggoMapping.word(Job.State.COMPLETED, vocabulary))
                .text("message", "This is a test of your webhook")
                .time("timestamp", now)
                .done();
        return new Worded(type, ValueJson.write(sample));
    }
}
