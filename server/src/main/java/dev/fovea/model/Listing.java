package dev.fovea.model;

import java.util.List;

/** One page of a list with the size of the whole. */
public record Listing<T>(List<T> items, long total) {
    public Listing {
        items = List.copyOf(items);
    }
}
