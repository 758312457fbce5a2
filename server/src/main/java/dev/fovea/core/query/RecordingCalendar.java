package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.CapturedPlace;
import dev.fovea.model.Media;
import dev.fovea.model.SourceId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a camera recorded on which day. A recording belongs to the day on which it began. */
public final class RecordingCalendar {
    /** Where counting a day ends. */
    public static final int COUNTED = 10_000;

    private final Store store;

    /** Over the given store. */
    public RecordingCalendar(Store store) {
        this.store = store;
    }

    /**
     * A day with recordings.
     *
     * @param recordings how many, at most {@link #COUNTED}
     * @param more whether there are more than were counted
     */
    public record Day(LocalDate day, int recordings, boolean more) {}

    /** Recordings of a day, the latest first. */
    public List<Media> day(SourceId camera, LocalDate day, ZoneId zone, Optional<CapturedPlace> after, int limit) {
        return store.read(session -> session.media()
                .captured(
                        camera,
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant(),
                        after,
                        limit));
    }

    /** The days of a month that have recordings, ascending. */
    public List<Day> month(SourceId camera, YearMonth month, ZoneId zone) {
        return store.read(session -> IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .map(day -> day(session, camera, day, zone))
                .filter(day -> day.recordings() > 0)
                .toList());
    }

    private static Day day(Store.Session session, SourceId camera, LocalDate day, ZoneId zone) {
        int counted = session.media()
                .countCaptured(
                        camera,
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant(),
                        COUNTED + 1);
        return new Day(day, Math.min(COUNTED, counted), counted > COUNTED);
    }
}
