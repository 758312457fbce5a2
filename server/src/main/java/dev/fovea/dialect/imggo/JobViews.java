package dev.fovea.dialect.imggo;

import dev.fovea.core.extract.SubmitJob.Submitted;
import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.Job;
import dev.fovea.model.MediaId;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jobs as the documents show them (seed imggo, Jobs; contract imggo.md §5, §6). {@code status} stands before the result
 * and nowhere else, since shell clients cut it out of the text.
 */
final class JobViews {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final int CONFIDENCE_DIGITS = 4;

    private final Vocabulary vocabulary;

    /** In the words of the caller's key. */
    JobViews(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A job that the call did not wait for; the text {@code "error"} must not occur in it. */
    Value.Members accepted(Submitted submitted) {
        Job job = submitted.job();
        return ImggoWire.success(Shape.object()
                .text("job_id", job.id().toString())
                .text("status", word(job))
                .text("message", "Job queued for background processing")
                .text("approach", "queued")
                .time("estimated_completion_time", submitted.estimatedCompletion())
                .done());
    }

    /** A job that ended while the call waited. */
    Value.Members finished(Job job, PatternContent content) {
        if (job.state() == Job.State.FAILED) {
            return whole(job, content);
        }
        Value result = Result.of(job, content);
        return ImggoWire.success(Shape.object()
                .text("job_id", job.id().toString())
                .text("status", word(job))
                .value("result", result)
                .value("confidence", confidence(job))
                .number("processing_time_ms", job.processingMillis())
                .value("manifest", result)
                .all(fieldConfidence(job))
                .done());
    }

    /** The job resource; what failed is told with {@code success:false}. */
    Value.Members whole(Job job, PatternContent content) {
        return switch (job.state()) {
            case QUEUED ->
                ImggoWire.success(head(job).time("created_at", job.createdAt()).done());
            case PROCESSING -> ImggoWire.success(processing(job));
            case COMPLETED -> ImggoWire.success(completed(job, content));
            case FAILED ->
                Shape.object().flag("success", false).value("data", failed(job)).done();
        };
    }

    private Value.Members processing(Job job) {
        return head(job)
                .number("progress", job.progress())
                .time("created_at", job.createdAt())
                .time("started_at", job.startedAt())
                .done();
    }

    private Value.Members completed(Job job, PatternContent content) {
        Value result = Result.of(job, content);
        return head(job)
                .value("result", result)
                .value("confidence", confidence(job))
                .number("processing_time_ms", job.processingMillis())
                .time("created_at", job.createdAt())
                .time("completed_at", job.finishedAt())
                .time("started_at", job.startedAt())
                .number("latency_ms", job.processingMillis())
                .time("updated_at", job.finishedAt())
                .text("id", job.id().toString())
                .text("image_id", job.input().media().map(MediaId::toString))
                .value("metadata", job.metadata())
                .value("manifest", result)
                .all(fieldConfidence(job))
                .done();
    }

    private Value.Members failed(Job job) {
        return head(job)
                .all(error(job))
                .time("created_at", job.createdAt())
                .time("failed_at", job.finishedAt())
                .done();
    }

    /** One line of a list, without the result. */
    Value.Members item(Job job) {
        String ended = job.state() == Job.State.FAILED ? "failed_at" : "completed_at";
        return head(job)
                .time("created_at", job.createdAt())
                .time(ended, job.finishedAt())
                .done();
    }

    /** How each value was found, for {@code include=fields}. */
    static Value.Members proof(Job job) {
        List<Value> fields = readings(job).map(JobViews::field).toList();
        List<Value> warnings =
                job.warnings().stream().<Value>map(Value.Text::new).toList();
        Shape usage = Shape.object();
        job.extraction()
                .map(Extraction::usage)
                .ifPresent(units -> units.keySet().stream()
                        .sorted()
                        .forEach(unit -> usage.number(unit, units.getOrDefault(unit, 0L))));
        return Shape.object()
                .value("fields", new Value.Items(fields))
                .value("warnings", new Value.Items(warnings))
                .text("engine", job.engine())
                .value("usage", usage.done())
                .done();
    }

    private static Value field(Reading reading) {
        Shape shape = Shape.object().text("path", reading.path()).value("confidence", share(reading.confidence()));
        reading.evidence()
                .ifPresent(evidence -> shape.number("page", evidence.page())
                        .value("box", box(evidence))
                        .text("text", evidence.text()));
        return shape.done();
    }

    private static Value box(Evidence evidence) {
        return new Value.Items(Stream.of(evidence.x1(), evidence.y1(), evidence.x2(), evidence.y2())
                .map(JobViews::share)
                .toList());
    }

    private static Stream<Reading> readings(Job job) {
        return job.extraction().map(Extraction::readings).orElse(List.of()).stream();
    }

    /** How sure the engine is of each value: path to number, {@code line_items.0.amount}; left out when it does not say. */
    static Value.Members fieldConfidence(Job job) {
        Shape paths = Shape.object();
        readings(job)
                .forEach(reading ->
                        paths.value(INDEX.matcher(reading.path()).replaceAll(".$1"), share(reading.confidence())));
        Value.Members confidences = paths.done();
        return confidences.values().isEmpty()
                ? Value.Members.EMPTY
                : Shape.object().value("field_confidence", confidences).done();
    }

    static Value confidence(Job job) {
        Optional<Double> confidence = job.extraction().flatMap(Extraction::confidence);
        return confidence.map(JobViews::share).orElse(Value.NULL);
    }

    private static Value share(double share) {
        return new Value.Num(BigDecimal.valueOf(share).setScale(CONFIDENCE_DIGITS, RoundingMode.HALF_UP));
    }

    static Value.Members error(Job job) {
        return job.failure()
                .map(failure -> Shape.object()
                        .text("code", ImggoMapping.word(failure.code()))
                        .text("message", failure.message())
                        .done())
                .map(error -> Shape.object().value("error", error).done())
                .orElse(Value.Members.EMPTY);
    }

    private Shape head(Job job) {
        return Shape.object()
                .text("job_id", job.id().toString())
                .text("pattern_id", job.pattern().text())
                .text("status", word(job));
    }

    private String word(Job job) {
        return ImggoMapping.word(job.state(), vocabulary);
    }
}
