package dev.fovea.dialect.fovea;

import dev.fovea.core.query.SightingQueries;
import dev.fovea.model.Caller;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Sighting;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plates seen. */
final class SightingDoor {
    private final FoveaAuth auth;
    private final SightingQueries sightings;

    SightingDoor(FoveaAuth auth, SightingQueries sightings) {
        this.auth = auth;
        this.sightings = sightings;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<String> plate = Optional.ofNullable(context.queryParam("plate"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Paging.answer(
                context, sightings.page(caller.org(), plate, paging.before(), paging.limit()), SightingDoor::view);
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
