package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import dev.fovea.model.Page;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * {@code limit} and {@code cursor} of a list that is sorted newest first (fovea.md, Rules).
 *
 * @param before number of the last item that was shown
 */
record Paging(int limit, OptionalLong before) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    static Paging of(Context context) {
        List<Problem> problems = new ArrayList<>();
        int limit = limit(context, problems);
        OptionalLong before = cursor(context, problems);
        if (!problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(problems));
        }
        return new Paging(limit, before);
    }

    /** {@code limit} of a list that has a cursor of its own. */
    static int limit(Context context) {
        List<Problem> problems = new ArrayList<>();
        int limit = limit(context, problems);
        if (!problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(problems));
        }
        return limit;
    }

    private static int limit(Context context, List<Problem> problems) {
        String text = context.queryParam("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            problems.add(new Problem("value_error", List.of("limit"), "limit must be between 1 and " + MOST));
        }
        return limit;
    }

    private static OptionalLong cursor(Context context, List<Problem> problems) {
        String text = context.queryParam("cursor");
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            problems.add(new Problem(
                    "value_error", List.of("cursor"), "cursor must be the next_cursor of an answer of this list"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** This page of a list that is all here. */
    <T> Page<T> of(List<T> newestFirst, ToLongFunction<T> number) {
        List<T> rest = newestFirst.stream()
                .filter(item -> before.isEmpty() || number.applyAsLong(item) < before.getAsLong())
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> shown = rest.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(number.applyAsLong(shown.getLast()))));
    }

    static <T> void answer(Context context, Page<T> page, Function<T, Map<String, Object>> view) {
        answer(context, page, view, Map.of());
    }

    /** A page with further members after the cursor. */
    static <T> void answer(
            Context context, Page<T> page, Function<T, Map<String, Object>> view, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.items().stream().map(view).toList());
        body.put("next_cursor", page.nextCursor().orElse(null));
        body.putAll(more);
        Json.answer(context, 200, body);
    }
}
