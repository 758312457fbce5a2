package dev.fovea.model.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an export holds.
 *
 * @param images media in it
 * @param boxes boxes in it
 * @param files files in the archive, 1 for a plain file
 * @param labels boxes by label, in the order of the labels
 * @param skipped what was left out, by reason
 */
public record Manifest(long images, long boxes, long files, Map<String, Long> labels, Map<String, Long> skipped) {
    public Manifest {
        labels = copy(labels);
        skipped = copy(skipped);
    }

    private static Map<String, Long> copy(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
