package dev.fovea.core.export;

import dev.fovea.model.export.Manifest;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Counts what an export holds while it is written. */
final class Tally {
    private final Labels labels = new Labels();
    private final SequencedMap<String, Long> skipped = new TreeMap<>();
    private long images;
    private long boxes;

    /** Counts an image; returns how many there are. */
    long image() {
        return ++images;
    }

    void box(String label) {
        boxes++;
        boolean _ = labels.count(label);
    }

    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    Manifest manifest(long files) {
        return new Manifest(images, boxes, files, labels.counts(), skipped);
    }
}
