package dev.fovea.core.detect;

import dev.fovea.model.Boxes;
import dev.fovea.model.Centroid;
import dev.fovea.model.RunContent;
import dev.fovea.model.Track;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Box centres by which a recording is found in a region search (seed hub, store and enrich). */
public final class Centroids {

    /** Boxes of a track whose centres count. */
    public static final int BOXES_PER_TRACK = 10;

    /** Key of tracks without a label. */
    public static final String UNLABELLED = "object";

    private Centroids() {}

    /**
     * Centres of the first boxes of each track by label, without repetitions: x and y in percent of
     * the medium, from its top left corner.
     *
     * @return labels in the order of their first track, centres in the order of their first box
     */
    public static Map<String, List<Centroid>> of(RunContent run) {
        return of(run.tracks());
    }

    /** Centres over any tracks, such as those of all runs of a medium. */
    public static Map<String, List<Centroid>> of(List<Track> tracks) {
        Map<String, SequencedSet<Centroid>> byLabel = new LinkedHashMap<>();
        for (Track track : tracks) {
            add(track.boxes(), byLabel.computeIfAbsent(key(track), label -> new LinkedHashSet<>()));
        }
        Map<String, List<Centroid>> result = new LinkedHashMap<>();
        byLabel.forEach((label, centres) -> result.put(label, List.copyOf(centres)));
        return Collections.unmodifiableMap(result);
    }

    private static String key(Track track) {
        return track.label() == null || track.label().isEmpty() ? UNLABELLED : track.label();
    }

    private static void add(Boxes boxes, SequencedSet<Centroid> centres) {
        int considered = Math.min(boxes.size(), BOXES_PER_TRACK);
        for (int box = 0; box < considered; box++) {
            centres.add(centre(boxes, box));
        }
    }

    private static Centroid centre(Boxes boxes, int box) {
        return new Centroid((boxes.x1(box) + boxes.x2(box)) / 2 * 100, (boxes.y1(box) + boxes.y2(box)) / 2 * 100);
    }
}
