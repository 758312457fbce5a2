package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.CapturedPlace;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, months and time zones of a query, and the cursor of a list by time. */
final class CalendarQuery {
    private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,15})_([0-9]{1,18})");

    private CalendarQuery() {}

    /** UTC when the call names none. */
    static ZoneId zone(Context context) {
        return parameter(
                        context,
                        "tz",
                        ZoneId::of,
                        "tz must be a time zone such as Europe/Berlin or -06:00; a + in a URL is written %2B")
                .orElse(ZoneOffset.UTC);
    }

    static Optional<LocalDate> day(Context context) {
        return parameter(context, "day", LocalDate::parse, "day must be a date such as 2026-11-24");
    }

    static YearMonth month(Context context) {
        String wrong = "month must be given, such as 2026-11";
        return parameter(context, "month", YearMonth::parse, wrong).orElseThrow(() -> invalid("month", wrong));
    }

    private static <T> Optional<T> parameter(Context context, String name, Function<String, T> reader, String message) {
        try {
            return Optional.ofNullable(context.queryParam(name)).map(reader);
        } catch (DateTimeException _) {
            throw invalid(name, message);
        }
    }

    /** Where the page before ended. */
    static Optional<CapturedPlace> cursor(Context context) {
        return Optional.ofNullable(context.queryParam("cursor")).map(CalendarQuery::place);
    }

    private static CapturedPlace place(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw invalid("cursor", "cursor must be the next_cursor of an answer of this list");
        }
        return new CapturedPlace(
                Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), Long.parseLong(matcher.group(2)));
    }

    static String cursor(CapturedPlace place) {
        return place.capturedAt().toEpochMilli() + "_" + place.number();
    }

    static FoveaException invalid(String field, String message) {
        return new FoveaException(FoveaError.Invalid.of(field, message));
    }
}
