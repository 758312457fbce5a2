package dev.fovea.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page starts; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
