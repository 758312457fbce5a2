package dev.fovea.dialect.fovea;

import dev.fovea.core.collect.BatchList;
import dev.fovea.core.collect.BatchList.Position;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code limit} and {@code cursor} of the list of batches, whose kinds are numbered apart: the cursor is two numbers. */
record BatchPaging(int limit, Position from) {
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    static BatchPaging of(Context context) {
        return new BatchPaging(Paging.limit(context), from(context.queryParam("cursor")));
    }

    private static Position from(@Nullable String text) {
        if (text == null) {
            return Position.START;
        }
        Matcher cursor = CURSOR.matcher(text);
        if (!cursor.matches()) {
            throw new FoveaException(
                    FoveaError.Invalid.of("cursor", "cursor must be the next_cursor of an answer of this list"));
        }
        return new Position(
                OptionalLong.of(Long.parseLong(cursor.group(1))), OptionalLong.of(Long.parseLong(cursor.group(2))));
    }

    static void answer(Context context, BatchList.Rows rows) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", rows.items().stream().map(BatchViews::of).toList());
        body.put("next_cursor", rows.next().map(BatchPaging::text).orElse(null));
        Json.answer(context, 200, body);
    }

    private static String text(Position position) {
        return position.automatic().orElse(0) + "-" + position.manual().orElse(0);
    }
}
