package dev.fovea.model.search;

import java.util.Map;

/**
 * Numbers by key that were counted in the time allowed.
 *
 * @param complete false when there may be more
 */
public record Counted<K>(Map<K, Long> counts, boolean complete) {
    public Counted {
        counts = Map.copyOf(counts);
    }
}
