package dev.fovea.dialect.fovea;

import dev.fovea.core.follow.EventFilter;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a call asks of the event log: {@code after}, {@code types}, {@code topics}, {@code subject} and so on. */
final class EventQuery {
    /** Sent by a browser that connects again. */
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String LATEST = "latest";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_LIMIT = 1000;
    private static final int MOST_WAIT_SECONDS = 30;

    private EventQuery() {}

    /** Where the reader goes on; empty: at the end of the log. */
    static OptionalLong after(Context context, OptionalLong unlessSaid) {
        return number("after", context.queryParam("after"), unlessSaid);
    }

    /** Where a stream goes on: the header is newer than the address, which a browser repeats as it was. */
    static OptionalLong resumed(Context context) {
        return number(LAST_EVENT_ID, context.header(LAST_EVENT_ID), after(context, OptionalLong.empty()));
    }

    private static OptionalLong number(String name, @Nullable String text, OptionalLong unlessSaid) {
        if (text == null) {
            return unlessSaid;
        }
        if (text.equals(LATEST)) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw invalid(name, name + " must be the number of an event, 0 or latest");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    static EventFilter filter(Context context) {
        List<String> types = new ArrayList<>(words(context, "types"));
        words(context, "topics").forEach(word -> types.addAll(topic(word).types()));
        return EventFilter.of(types, Optional.ofNullable(context.queryParam("subject")));
    }

    private static Topic topic(String word) {
        return Topic.named(word)
                .orElseThrow(() -> invalid("topics", "topics has no '" + word + "'; it takes " + Topic.words()));
    }

    private static List<String> words(Context context, String name) {
        return context.queryParams(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static int limit(Context context) {
        return whole(context, "limit", 1, MOST_LIMIT, USUAL_LIMIT);
    }

    static Duration patience(Context context) {
        return Duration.ofSeconds(whole(context, "wait", 0, MOST_WAIT_SECONDS, 0));
    }

    /** Whether events are to be counted instead of told one by one. */
    static boolean coalesced(Context context) {
        return whole(context, "coalesce", 0, 1, 0) == 1;
    }

    private static int whole(Context context, String name, int least, int most, int unlessSaid) {
        String text = context.queryParam(name);
        if (text == null) {
            return unlessSaid;
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw invalid(name, name + " must be a whole number from " + least + " to " + most);
        }
        return number;
    }

    private static FoveaException invalid(String field, String message) {
        return new FoveaException(FoveaError.Invalid.of(field, message));
    }
}
