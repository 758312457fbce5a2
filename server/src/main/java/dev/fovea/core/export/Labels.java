package dev.fovea.core.export;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Boxes by label, and the numbers that labels get: their place in the order of the alphabet. */
final class Labels {
    /** More than any real vocabulary; a million made-up labels must not fill the memory. */
    static final int MOST = 10_000;

    private final SequencedMap<String, Long> counts = new TreeMap<>();
    private List<String> numbered = List.of();

    /** Counts a box; false when there are too many labels for another one. */
    boolean count(String label) {
        if (counts.size() >= MOST && !counts.containsKey(label)) {
            return false;
        }
        counts.merge(label, 1L, Long::sum);
        return true;
    }

    /** Every label so far gets its number. */
    void number() {
        numbered = List.copyOf(counts.keySet());
    }

    /** Number of a label, counted from 0; empty for one that came later. */
    Optional<Integer> number(String label) {
        int place = Collections.binarySearch(numbered, label);
        return place < 0 ? Optional.empty() : Optional.of(place);
    }

    /** The labels by number. */
    List<String> numbered() {
        return numbered;
    }

    /** Boxes by label, in the order of the alphabet. */
    SequencedMap<String, Long> counts() {
        return counts;
    }
}
