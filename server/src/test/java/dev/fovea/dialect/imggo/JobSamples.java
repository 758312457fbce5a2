package dev.fovea.dialect.imggo;

import dev.fovea.json.ValueJson;
import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs and patterns of the reference's examples. */
final class JobSamples {
    static final String JOB = "550e8400-e29b-41d4-a716-446655440000";
    static final String PATTERN = "pat_2gYc3kZ8mN";
    static final String RESULT = "{\"vendor_name\":\"Acme Corporation\",\"total_amount\":1942.92}";
    static final Instant CREATED = Instant.parse("2024-01-21T10:30:00.400Z");

    private static final Instant STARTED = Instant.parse("2024-01-21T10:30:15Z");
    private static final Instant ENDED = Instant.parse("2024-01-21T10:30:18.420Z");

    private JobSamples() {}

    static Job queued() {
        return job(Job.State.QUEUED, Optional.empty(), Optional.empty());
    }

    static Job processing() {
        return job(Job.State.PROCESSING, Optional.empty(), Optional.empty());
    }

    static Job completed(String result) {
        Extraction extraction = new Extraction(
                ValueJson.parse(result),
                Optional.of(0.97),
                List.of(
                        new Reading(
                                "vendor_name",
                                0.98,
                                Optional.of(new Evidence(1, 0.1, 0.2, 0.3, 0.25, "ACME Corporation"))),
                        new Reading("line_items[0].amount", 0.51239, Optional.empty())),
                List.of("the picture is turned"),
                Map.of("pages", 1L, "cpu_ms", 420L));
        return job(Job.State.COMPLETED, Optional.of(extraction), Optional.empty());
    }

    static Job failed() {
        return job(
                Job.State.FAILED,
                Optional.empty(),
                Optional.of(new Job.Failure(
                        Job.Code.INVALID_IMAGE, "Image URL is not accessible or format is unsupported")));
    }

    static PatternContent json() {
        return content(OutputFormat.JSON, Value.NULL);
    }

    static PatternContent content(OutputFormat format, Value schema) {
        return new PatternContent(
                format,
                "Extract the invoice",
                schema instanceof Value.Null ? Optional.empty() : Optional.of(schema),
                ',',
                "managed-default");
    }

    private static Job job(Job.State state, Optional<Extraction> extraction, Optional<Job.Failure> failure) {
        boolean started = state != Job.State.QUEUED;
        return new Job(
                new JobId(UUID.fromString(JOB)),
                1,
                new OrgId(1),
                new PatternId(PATTERN),
                1,
                "ocr",
                Job.Priority.NORMAL,
                new Job.Input(
                        Optional.empty(),
                        Optional.of(new MediaId(UUID.fromString("660e8400-e29b-41d4-a716-446655440001")))),
                state,
                started ? 65 : 0,
                1,
                Value.Members.EMPTY,
                Optional.empty(),
                Vocabulary.DOCUMENTED,
                CREATED,
                started ? Optional.of(STARTED) : Optional.empty(),
                state.isFinal() ? Optional.of(ENDED) : Optional.empty(),
                extraction,
                failure);
    }
}
