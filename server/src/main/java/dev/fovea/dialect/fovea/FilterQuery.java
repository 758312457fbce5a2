package dev.fovea.dialect.fovea;

import dev.fovea.core.query.Filter;
import dev.fovea.core.query.FilterParser;
import dev.fovea.model.search.Criterion;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The filter of a call: parameter {@code q}.
 *
 * @param text as given; empty when it was not
 */
record FilterQuery(Optional<String> text, Filter filter) {

    static FilterQuery of(Context context, FilterParser parser) {
        Optional<String> text = Optional.ofNullable(context.queryParam("q"));
        return new FilterQuery(text, text.map(parser::parse).orElse(Filter.EVERYTHING));
    }

    /** The filter, together with what else the call asks for. */
    Criterion and(List<Criterion> others) {
        List<Criterion> all = new ArrayList<>(others);
        all.add(filter.criterion());
        return new Criterion.All(all);
    }

    /** Members of an answer: the words of the filter when there was one. */
    Map<String, Object> echo() {
        Map<String, Object> members = new LinkedHashMap<>();
        text.ifPresent(given -> members.put("filter", FilterViews.filter(given, filter.tokens())));
        return members;
    }
}
