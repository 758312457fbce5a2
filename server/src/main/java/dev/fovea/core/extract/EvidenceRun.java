package dev.fovea.core.extract;

import dev.fovea.core.ingest.ImageRun;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.Job;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the values of a job stand on its picture, as a detection run like any other (unified-model.md §3, ImgGo): one box
 * for each value, labelled with the value's path. Only the first page counts, since a medium has one picture.
 */
final class EvidenceRun {
    private static final String ID_PREFIX = "im-";

    private EvidenceRun() {}

    /**
     * The run; empty when nothing says where it stands.
     *
     * @param orientation EXIF orientation of the medium, 1 to 8: evidence refers to the upright page, stored boxes to the
     *     picture as it is stored
     */
    static Optional<ImageRun> of(Job job, Extraction extraction, int orientation) {
        List<Track> tracks = new ArrayList<>();
        for (Reading reading : extraction.readings()) {
            reading.evidence()
                    .filter(evidence -> evidence.page() == 1)
                    .ifPresent(evidence -> tracks.add(track(tracks.size(), reading, evidence, orientation)));
        }
        return tracks.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImageRun(
                        ID_PREFIX,
                        RunSource.Kind.PIPELINE,
                        job.pattern().text(),
                        Integer.toString(job.patternVersion()),
                        CoordinateSpace.NORMALIZED,
                        BoxForm.XYXY,
                        tracks));
    }

    private static Track track(int number, Reading reading, Evidence evidence, int orientation) {
        double[] one = stored(evidence.x1(), evidence.y1(), orientation);
        double[] other = stored(evidence.x2(), evidence.y2(), orientation);
        Boxes box = Boxes.builder(1)
                .add(
                        0,
                        Math.min(one[0], other[0]),
                        Math.min(one[1], other[1]),
                        Math.max(one[0], other[0]),
                        Math.max(one[1], other[1]))
                .confidence(reading.confidence())
                .build();
        return Track.of("field-" + (number + 1), reading.path(), box);
    }

    /** The point of the stored picture that is shown at {@code (x, y)} of the upright one (EXIF 2.32, tag 0x0112). */
    private static double[] stored(double x, double y, int orientation) {
        return switch (orientation) {
            case 2 -> new double[] {1 - x, y};
            case 3 -> new double[] {1 - x, 1 - y};
            case 4 -> new double[] {x, 1 - y};
            case 5 -> new double[] {y, x};
            case 6 -> new double[] {y, 1 - x};
            case 7 -> new double[] {1 - y, 1 - x};
            case 8 -> new double[] {1 - y, x};
            default -> new double[] {x, y};
        };
    }
}
