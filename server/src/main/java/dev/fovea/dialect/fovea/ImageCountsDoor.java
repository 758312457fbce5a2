package dev.fovea.dialect.fovea;

import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.GeoGrid;
import dev.fovea.core.query.MediaCounts;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Span;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How many images there are of each kind, at each time and place; under a budget of time. */
final class ImageCountsDoor {
    private static final int MOST_VALUES = 50;
    private static final int CELLS = 24;
    private static final int MOST_CELLS = 200;
    private static final Set<Facet> DEFAULT_FACETS =
            new LinkedHashSet<>(List.of(Facet.LABEL, Facet.SOURCE, Facet.DIALECT, Facet.KIND));

    private final FoveaAuth auth;
    private final FilterParser filters;
    private final MediaCounts counts;

    ImageCountsDoor(FoveaAuth auth, FilterParser filters, MediaCounts counts) {
        this.auth = auth;
        this.filters = filters;
        this.counts = counts;
    }

    void facets(Context context) {
        Caller caller = auth.reader(context);
        FilterQuery query = FilterQuery.of(context, filters);
        Set<Facet> facets = Optional.ofNullable(context.queryParam("fields"))
                .map(ImageCountsDoor::facets)
                .orElse(DEFAULT_FACETS);
        Map<String, Object> views = new LinkedHashMap<>();
        counts.facets(caller.org(), query.and(List.of(ImageDoor.IMAGES)), facets)
                .forEach((facet, counted) -> views.put(Spelling.word(facet), facet(counted)));
        answer(context, query, Map.of("facets", views));
    }

    private static Set<Facet> facets(String fields) {
        Set<Facet> facets = new LinkedHashSet<>();
        Arrays.stream(fields.split(",", -1)).map(ImageCountsDoor::facet).forEach(facets::add);
        return facets;
    }

    private static Facet facet(String word) {
        return word(Facet.class, "fields", word);
    }

    private static Map<String, Object> facet(Counted<String> counted) {
        List<Map<String, Object>> values = counted.counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(entry -> Map.<String, Object>of("value", entry.getKey(), "count", entry.getValue()))
                .toList();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("values", values);
        view.put("more", Math.max(0, counted.counts().size() - MOST_VALUES));
        view.put("approximate", !counted.complete());
        return view;
    }

    /** Newest first, with how many images come before the end of each in the list. */
    void buckets(Context context) {
        Caller caller = auth.reader(context);
        FilterQuery query = FilterQuery.of(context, filters);
        Span span = Optional.ofNullable(context.queryParam("by"))
                .map(word -> word(Span.class, "by", word))
                .orElse(Span.DAY);
        Counted<Instant> counted = counts.received(caller.org(), query.and(List.of(ImageDoor.IMAGES)), span);
        List<Map<String, Object>> buckets = new ArrayList<>();
        long sum = 0;
        for (var entry : counted.counts().entrySet().stream()
                .sorted(Map.Entry.<Instant, Long>comparingByKey().reversed())
                .toList()) {
            sum += entry.getValue();
            Map<String, Object> bucket = new LinkedHashMap<>();
            bucket.put("from", entry.getKey().toString());
            bucket.put("until", entry.getKey().plus(span.length()).toString());
            bucket.put("count", entry.getValue());
            bucket.put("cumulative", sum);
            buckets.add(bucket);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("buckets", buckets);
        body.put("total", sum);
        body.put("approximate", !counted.complete());
        answer(context, query, body);
    }

    void grid(Context context) {
        Caller caller = auth.reader(context);
        FilterQuery query = FilterQuery.of(context, filters);
        GeoGrid grid = counts.grid(caller.org(), query.and(List.of(ImageDoor.IMAGES)), cells(context));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("cells", grid.cells().stream().map(ImageCountsDoor::cell).toList());
        body.put("approximate", !grid.complete());
        answer(context, query, body);
    }

    private static int cells(Context context) {
        String text = context.queryParam("cells");
        if (text == null) {
            return CELLS;
        }
        int cells = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (cells < 1 || cells > MOST_CELLS) {
            throw new FoveaException(
                    FoveaError.Invalid.of("cells", "cells must be a whole number from 1 to " + MOST_CELLS));
        }
        return cells;
    }

    private static Map<String, Object> cell(GeoGrid.Cell cell) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("latitude", cell.latitude());
        view.put("longitude", cell.longitude());
        view.put("count", cell.count());
        view.put("cities", cell.cities());
        return view;
    }

    private static void answer(Context context, FilterQuery query, Map<String, Object> members) {
        Map<String, Object> body = new LinkedHashMap<>(members);
        body.putAll(query.echo());
        Json.answer(context, 200, body);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String parameter, String word) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Spelling::word).toList();
        int index = words.indexOf(word);
        if (index < 0) {
            throw new FoveaException(
                    FoveaError.Invalid.of(parameter, parameter + " takes " + String.join(", ", words)));
        }
        return type.getEnumConstants()[index];
    }
}
