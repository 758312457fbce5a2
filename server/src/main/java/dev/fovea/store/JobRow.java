package dev.fovea.store;

import dev.fovea.core.port.Jobs.NewJob;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of table {@code job} and the job that it is. */
final class JobRow {
    private static final String BEFORE_EXTRACTION = "uuid, id, org_id, pattern, pattern_version, lane, priority,"
            + " image_url, media, state, progress, attempts - spared, metadata_json, webhook_url, vocabulary,"
            + " created_at, started_at, finished_at, ";
    private static final String AFTER_EXTRACTION = ", failure_code, failure_message";

    /** What {@link #map} reads. */
    static final String COLUMNS = BEFORE_EXTRACTION + "extraction_json" + AFTER_EXTRACTION;

    /** The same without what was read, which may be long. */
    static final String BRIEF = BEFORE_EXTRACTION + "null" + AFTER_EXTRACTION;

    /** What {@link #call} reads. */
    static final String CALL = "dialect, route, credential, content_type, raw_text, raw_sha256, raw_bytes, created_at";

    static final String INSERTED = "uuid, org_id, pattern, pattern_version, lane, priority, due_at, attempts, spared,"
            + " state, progress, image_url, media, metadata_json, webhook_url, vocabulary, credential, dialect, route,"
            + " content_type, raw_text, raw_sha256, raw_bytes, created_at";

    private JobRow() {}

    static @Nullable Object[] values(NewJob job, Instant now) {
        Optional<Raw> raw = job.call().map(Receipt::raw);
        return new @Nullable Object[] {
            job.id().uuid(),
            job.org(),
            job.pattern().text(),
            job.patternVersion(),
            job.engine(),
            priority(job.priority()),
            now,
            0,
            0,
            Job.State.QUEUED,
            0,
            job.input().url(),
            job.input().media(),
            ValueJson.write(job.metadata()),
            job.webhookUrl(),
            job.vocabulary(),
            job.credential(),
            job.call().map(Receipt::dialect),
            job.call().map(Receipt::route),
            job.call().map(Receipt::contentType),
            raw.flatMap(JobRow::text),
            raw.flatMap(JobRow::stored).map(Raw.Stored::sha256),
            raw.flatMap(JobRow::stored).map(Raw.Stored::bytes),
            now
        };
    }

    private static Optional<String> text(Raw raw) {
        return raw instanceof Raw.Inline(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Raw.Stored> stored(Raw raw) {
        return raw instanceof Raw.Stored stored ? Optional.of(stored) : Optional.empty();
    }

    private static int priority(Job.Priority priority) {
        return switch (priority) {
            case NORMAL -> LeasedRows.NORMAL;
            case HIGH -> LeasedRows.HIGH;
        };
    }

    static Job map(Row row) throws SQLException {
        JobId id = new JobId(row.uuid());
        return new Job(
                id,
                row.number(),
                new OrgId(row.number()),
                new PatternId(row.text()),
                row.integer(),
                row.text(),
                row.integer() == LeasedRows.HIGH ? Job.Priority.HIGH : Job.Priority.NORMAL,
                new Job.Input(row.optionalText(), row.optionalUuid().map(MediaId::new)),
                row.word(Job.State.class),
                row.integer(),
                row.integer(),
                metadata(row.text()),
                row.optionalText(),
                row.word(Vocabulary.class),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.optionalText().map(ExtractionJson::read),
                failure(row));
    }

    private static Value.Members metadata(String json) {
        return ValueJson.parse(json) instanceof Value.Members members ? members : Value.Members.EMPTY;
    }

    private static Optional<Job.Failure> failure(Row row) throws SQLException {
        Optional<Job.Code> code = row.optionalWord(Job.Code.class);
        String message = row.optionalText().orElse("");
        return code.map(known -> new Job.Failure(known, message));
    }

    static Optional<Receipt> call(Row row) throws SQLException {
        Optional<String> dialect = row.optionalText();
        String route = row.optionalText().orElse("");
        String credential = row.text();
        String contentType = row.optionalText().orElse("");
        Raw raw = raw(row);
        Instant at = row.instant();
        return dialect.map(door -> new Receipt(door, route, credential, contentType, raw, at));
    }

    private static Raw raw(Row row) throws SQLException {
        String text = row.optionalText().orElse("");
        Optional<String> sha256 = row.optionalText();
        long bytes = row.number();
        return sha256.isPresent() ? new Raw.Stored(sha256.get(), bytes) : new Raw.Inline(text);
    }
}
