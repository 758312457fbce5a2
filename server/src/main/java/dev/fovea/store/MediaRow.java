package dev.fovea.store;

import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.Keep;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import dev.fovea.model.SourceId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code media}, written and read in the order of its columns. */
final class MediaRow {
    static final String INSERTED =
            "uuid, org_id, kind, media_key, storage_key, filename, name, source_id, content, sha256,"
                    + " bytes, media_type, width, height, orientation, fps, frame_count, captured_at, captured_offset,"
                    + " ended_at, received_at, dialect, location_id, batch, difference_hash, similar_to, annotation_status,"
                    + " split, split_locked, extra_json";

    static final String COLUMNS = "id, " + INSERTED + ", kept_at, kept_by, kept_reason";

    private MediaRow() {}

    /** The values of {@link #INSERTED}. */
    static @Nullable Object[] values(NewMedia media) {
        Optional<Content.Present> present = present(media.content());
        return new @Nullable Object[] {
            media.id(),
            media.org(),
            media.kind(),
            media.mediaKey(),
            media.storageKey(),
            media.filename(),
            media.name(),
            media.source(),
            state(media.content()),
            present.map(Content.Present::sha256),
            present.map(Content.Present::bytes),
            present.map(Content.Present::mediaType),
            media.frame().width(),
            media.frame().height(),
            media.frame().orientation(),
            media.frame().fps(),
            media.frame().frameCount(),
            media.capturedAt().instant(),
            media.capturedAt().offset(),
            media.endedAt(),
            media.receivedAt(),
            media.dialect(),
            media.location(),
            media.batch(),
            media.differenceHash(),
            media.similarTo(),
            Review.NEW.status(),
            Review.NEW.split(),
            Review.NEW.splitLocked(),
            media.extra()
        };
    }

    /** Reads {@link #COLUMNS}. */
    static Media map(Row row) throws SQLException {
        long number = row.number();
        MediaId id = new MediaId(row.uuid());
        return new Media(
                id,
                number,
                new OrgId(row.number()),
                row.word(MediaKind.class),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.optional(SourceId::new),
                content(row),
                new Frame(row.integer(), row.integer(), row.integer(), row.real(), row.number()),
                new CapturedAt(row.instant(), row.integer()),
                row.optionalInstant(),
                row.instant(),
                row.text(),
                row.optional(LocationId::new),
                row.optionalUuid().map(BatchId::new),
                row.optionalNumber(),
                row.optionalUuid().map(MediaId::new),
                new Review(row.word(Review.AnnotationStatus.class), row.word(Review.Split.class), row.flag()),
                row.text(),
                keep(row));
    }

    private static Optional<Keep> keep(Row row) throws SQLException {
        Optional<Instant> at = row.optionalInstant();
        Optional<String> by = row.optionalText();
        Optional<String> reason = row.optionalText();
        return at.map(since -> new Keep(reason.orElse(""), by.orElse(""), since));
    }

    /** The word of column {@code content}. */
    static String state(Content content) {
        return switch (content) {
            case Content.Present _ -> "PRESENT";
            case Content.Pending _ -> "PENDING";
            case Content.Missing _ -> "MISSING";
            case Content.Elsewhere _ -> "ELSEWHERE";
        };
    }

    static Optional<Content.Present> present(Content content) {
        return content instanceof Content.Present present ? Optional.of(present) : Optional.empty();
    }

    private static Content content(Row row) throws SQLException {
        String state = row.text();
        String sha256 = row.nullableText();
        long bytes = row.number();
        String mediaType = row.nullableText();
        if (sha256 != null && mediaType != null) {
            return new Content.Present(sha256, bytes, mediaType);
        }
        return switch (state) {
            case "PENDING" -> new Content.Pending();
            case "MISSING" -> new Content.Missing();
            case "ELSEWHERE" -> new Content.Elsewhere();
            default -> throw new SQLException("unknown state of content: " + state);
        };
    }
}
