package dev.fovea.dialect.fovea;

import dev.fovea.core.query.Filter;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.FilterSuggestions;
import dev.fovea.core.query.FilterSuggestions.Suggestion;
import dev.fovea.core.query.FilterSuggestions.Suggestions;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.search.Tally;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Filters themselves: what one means, and how one may go on. */
final class FilterDoor {
    static final String PATH = "/v1/filter";

    private final FoveaAuth auth;
    private final FilterParser parser;
    private final FilterSuggestions suggestions;

    FilterDoor(FoveaAuth auth, FilterParser parser, FilterSuggestions suggestions) {
        this.auth = auth;
        this.parser = parser;
        this.suggestions = suggestions;
    }

    void explain(Context context) {
        var _ = auth.reader(context);
        String text = text(context);
        Filter filter = parser.parse(text);
        Map<String, Object> view = FilterViews.filter(text, filter.tokens());
        view.put("canonical", filter.print());
        Json.answer(context, 200, view);
    }

    void suggest(Context context) {
        Caller caller = auth.reader(context);
        String text = text(context);
        Json.answer(context, 200, view(suggestions.at(caller.org(), text, position(context, text))));
    }

    private static String text(Context context) {
        return Optional.ofNullable(context.queryParam("q")).orElse("");
    }

    private static int position(Context context, String text) {
        String at = context.queryParam("at");
        if (at == null) {
            return text.length();
        }
        int position = at.matches("[0-9]{1,6}") ? Integer.parseInt(at) : text.length() + 1;
        if (position > text.length()) {
            throw new FoveaException(FoveaError.Invalid.of("at", "at must be a position in q, from 0 to its length"));
        }
        return position;
    }

    private static Map<String, Object> view(Suggestions suggestions) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("position", suggestions.position());
        view.put("length", suggestions.length());
        view.put("items", suggestions.items().stream().map(FilterDoor::view).toList());
        return view;
    }

    private static Map<String, Object> view(Suggestion suggestion) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("text", suggestion.text());
        view.put("count", suggestion.count().map(Tally::count).orElse(null));
        view.put(
                "approximate",
                suggestion.count().map(count -> !count.complete()).orElse(false));
        return view;
    }
}
