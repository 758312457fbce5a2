package dev.fovea.store;

import dev.fovea.model.Boxes;
import dev.fovea.model.Track;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes by which the media of a run are found. */
final class RunLabels {
    /** More classes than any real vocabulary; a run of a million made-up ones must not become a million rows. */
    static final int MOST = 1000;

    private RunLabels() {}

    /** The first {@link #MOST} distinct classes of the boxes: each box's own, else its track's. */
    static Set<String> of(List<Track> tracks) {
        Set<String> labels = new LinkedHashSet<>();
        for (Track track : tracks) {
            collect(track, labels);
        }
        return labels;
    }

    private static void collect(Track track, Set<String> labels) {
        Boxes boxes = track.boxes();
        if (!boxes.anyLabel()) {
            add(track.label(), labels);
            return;
        }
        for (int box = 0; box < boxes.size(); box++) {
            String own = boxes.label(box);
            add(own == null ? track.label() : own, labels);
        }
    }

    private static void add(@Nullable String label, Set<String> labels) {
        if (label != null && labels.size() < MOST) {
            labels.add(label);
        }
    }
}
