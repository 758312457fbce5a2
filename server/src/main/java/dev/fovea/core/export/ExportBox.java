package dev.fovea.core.export;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.detect.Corners;
import dev.fovea.model.Boxes;
import dev.fovea.model.Category;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Track;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One box on its way out.
 *
 * @param index of the box in its track
 * @param label its class: its own word, else the track's, else the name of its number, else {@code object}
 * @param corners in the space of the export, relative to the picture
 */
record ExportBox(DetectionRun run, Track track, int index, String label, Corners corners) {

    static String label(DetectionRun run, Track track, int index) {
        String own = track.boxes().label(index);
        return Optional.ofNullable(own)
                .or(() -> Optional.ofNullable(track.label()))
                .or(() -> named(run, track, index))
                .filter(label -> !label.isBlank())
                .orElse(Centroids.UNLABELLED);
    }

    private static Optional<String> named(DetectionRun run, Track track, int index) {
        Boxes boxes = track.boxes();
        Integer number = boxes.hasClassId(index) ? Integer.valueOf(boxes.classId(index)) : track.classId();
        return run.content().categories().stream()
                .filter(category -> number != null && category.id() == number)
                .findFirst()
                .map(Category::name);
    }

    static OptionalDouble confidence(Track track, int index) {
        if (track.boxes().hasConfidence(index)) {
            return OptionalDouble.of(track.boxes().confidence(index));
        }
        return track.confidence() == null ? OptionalDouble.empty() : OptionalDouble.of(track.confidence());
    }

    /** Its own confidence, else the track's. */
    OptionalDouble confidence() {
        return confidence(track, index);
    }

    /** Frame of the recording, counted from 0. */
    long frame() {
        return track.boxes().frame(index);
    }
}
