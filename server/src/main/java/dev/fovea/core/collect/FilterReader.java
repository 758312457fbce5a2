package dev.fovea.core.collect;

import dev.fovea.model.search.Criterion;

/** Understands the one language in which filters are typed. */
@FunctionalInterface
public interface FilterReader {
    /**
     * What the text asks for.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} for a text that cannot be understood
     */
    Criterion read(String q);
}
