package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Span;
import dev.fovea.model.search.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts media that match, from the newest down, within a budget of time. What was not counted in time is missing, and
 * the answer says so.
 */
public final class MediaCounts {
    private static final Duration BUDGET = Duration.ofMillis(900);

    private final Store store;

    /** Over the given store. */
    public MediaCounts(Store store) {
        this.store = store;
    }

    /** How many have each value of each facet. */
    public Map<Facet, Counted<String>> facets(OrgId org, Criterion criterion, Set<Facet> facets) {
        Map<Facet, Counted<String>> counts = new LinkedHashMap<>();
        Duration share = BUDGET.dividedBy(Math.max(1, facets.size()));
        facets.forEach(facet ->
                counts.put(facet, store.read(session -> session.searches().facet(org, criterion, facet, share))));
        return counts;
    }

    /** How many were received in each hour or day, by its first instant. */
    public Counted<Instant> received(OrgId org, Criterion criterion, Span span) {
        return store.read(session -> session.searches().received(org, criterion, span, BUDGET));
    }

    /** How many were taken in each cell of a grid over the map. */
    public GeoGrid grid(OrgId org, Criterion criterion, int cells) {
        Counted<Spot> spots = store.read(session -> session.searches().places(org, criterion, BUDGET));
        return GeoGrid.of(spots, cells);
    }
}
