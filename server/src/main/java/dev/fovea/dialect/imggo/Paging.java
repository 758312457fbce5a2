package dev.fovea.dialect.imggo;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list (seed imggo, List All Patterns).
 *
 * @param page from 1
 * @param limit 1 to 100
 */
record Paging(int page, int limit) {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int LAST_PAGE = 1_000_000;

    static Paging of(Context context) {
        String size = context.queryParam("limit") == null ? "per_page" : "limit";
        return new Paging(number(context, "page", 1, LAST_PAGE), number(context, size, USUAL, MOST));
    }

    int offset() {
        return (page - 1) * limit;
    }

    private static int number(Context context, String name, int usual, int most) {
        @Nullable String text = context.queryParam(name);
        return text == null
                ? usual
                : whole(text, 1, most)
                        .orElseThrow(() -> Refusals.parameter(name, "must be a whole number from 1 to " + most));
    }

    /** A whole number within bounds, or empty. */
    static Optional<Integer> whole(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
