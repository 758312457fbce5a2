package dev.fovea.store;

import dev.fovea.model.Boxes;
import dev.fovea.model.Centroid;
import dev.fovea.model.Track;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run found, class by class: rows of table {@code finding}. */
final class Findings {
    /** More classes than any real vocabulary; a run of a million made-up ones must not become a million rows. */
    static final int MOST = 1000;

    /** All classes together, and boxes without one. */
    static final String ANY = "";

    private final Map<String, Finding> byLabel = new LinkedHashMap<>();

    private Findings() {}

    /**
     * Boxes of one class.
     *
     * @param cells fields of the grid that hold centres, see {@link FrameGrid}
     * @param confidence of the best box
     */
    record Finding(long cells, @Nullable Double confidence) {
        private Finding with(long more, @Nullable Double other) {
            boolean better = other != null && (confidence == null || other > confidence);
            return new Finding(cells | more, better ? other : confidence);
        }
    }

    /**
     * The first {@link #MOST} distinct classes of the boxes (each box's own, else its track's) and {@link #ANY}; of no
     * boxes, nothing.
     */
    static Map<String, Finding> of(List<Track> tracks, Map<String, List<Centroid>> centroids) {
        Findings findings = new Findings();
        tracks.forEach(findings::add);
        centroids.forEach(findings::place);
        return findings.byLabel;
    }

    private void add(Track track) {
        Boxes boxes = track.boxes();
        for (int box = 0; box < boxes.size(); box++) {
            String own = boxes.label(box);
            Double confidence = boxes.hasConfidence(box) ? (Double) boxes.confidence(box) : track.confidence();
            add(ANY, confidence);
            add(own == null ? track.label() : own, confidence);
        }
    }

    private void add(@Nullable String label, @Nullable Double confidence) {
        if (label != null && (byLabel.containsKey(label) || byLabel.size() <= MOST)) {
            byLabel.merge(label, new Finding(0, confidence), (known, more) -> known.with(0, confidence));
        }
    }

    private void place(String label, List<Centroid> centres) {
        long cells = FrameGrid.cells(centres);
        byLabel.computeIfPresent(ANY, (_, known) -> known.with(cells, null));
        byLabel.computeIfPresent(label, (_, known) -> known.with(cells, null));
    }
}
