package dev.fovea.http;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Times as clients spell them. */
public final class IsoTime {
    private IsoTime() {}

    /**
     * An ISO 8601 date and time; one without a zone is UTC.
     *
     * @throws java.time.DateTimeException when the text is none
     */
    public static OffsetDateTime parse(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time
                ? time
                : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
    }
}
