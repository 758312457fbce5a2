package dev.fovea.dialect.fovea;

import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.SightingQueries;
import dev.fovea.model.Caller;
import dev.fovea.model.Page;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Sighting;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plates seen. */
final class SightingDoor {
    private final FoveaAuth auth;
    private final SightingQueries sightings;
    private final FilterParser filters;

    SightingDoor(FoveaAuth auth, SightingQueries sightings, FilterParser filters) {
        this.auth = auth;
        this.sightings = sightings;
        this.filters = filters;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        FilterQuery query = FilterQuery.of(context, filters);
        Page<Sighting> page = sightings.page(caller.org(), query.and(plate(context)), paging.before(), paging.limit());
        Paging.answer(context, page, SightingDoor::view, query.echo());
    }

    /** {@code plate}: exact, in any case. */
    private static List<Criterion> plate(Context context) {
        return Optional.ofNullable(context.queryParam("plate"))
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .<Criterion>map(plate -> new Criterion.WithPlate(new PlateMatch.Like(Glob.literal(plate))))
                .stream()
                .toList();
    }

    private static Map<String, Object> view(Sighting sighting) {
        PlateRead read = sighting.read();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", sighting.number());
        view.put("image", sighting.media().toString());
        view.put("source", sighting.source());
        view.put("plate", read.plate().orElse(null));
        view.put("plate_state", read.plateState().isEmpty() ? null : read.plateState());
        view.put("confidence", read.confidence().orElse(null));
        view.put("seen_at", sighting.seenAt().toString());
        view.put("location", Spelling.location(sighting.place()));
        return view;
    }
}
