package dev.fovea.core.extract;

import dev.fovea.core.detect.Corners;
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
 * Where the values of an extraction stand, as a detection run like any other: one track a value, named by its field
 * (unified-model.md §3). A medium is one frame, so only the first page of a document has boxes.
 */
final class EvidenceRun {
    private static final String ID_PREFIX = "ex-";
    private static final int LONGEST_NAME = 64;

    private EvidenceRun() {}

    /**
     * The run of a job; empty when no value has a place.
     *
     * @param orientation EXIF orientation of the picture: evidence lies on the upright page, boxes on the stored one
     */
    static Optional<ImageRun> of(Job job, Extraction extraction, int orientation) {
        List<Track> tracks = new ArrayList<>();
        for (Reading reading : extraction.readings()) {
            reading.evidence()
                    .filter(evidence -> evidence.page() == 1)
                    .ifPresent(
                            evidence -> tracks.add(track(tracks.size() + 1, reading, stored(evidence, orientation))));
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

    private static Track track(int number, Reading reading, Corners box) {
        Boxes boxes = Boxes.builder(1)
                .add(0, box.x1(), box.y1(), box.x2(), box.y2())
                .confidence(reading.confidence())
                .build();
        String name = reading.path();
        String label = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return Track.of(Integer.toString(number), label, boxes);
    }

    /** The box on the picture as it is stored, before its orientation is applied (TIFF 6.0, tag 274). */
    private static Corners stored(Evidence upright, int orientation) {
        double x1 = upright.x1();
        double y1 = upright.y1();
        double x2 = upright.x2();
        double y2 = upright.y2();
        Corners box = switch (orientation) {
            case 2 -> new Corners(1 - x2, y1, 1 - x1, y2);
            case 3 -> new Corners(1 - x2, 1 - y2, 1 - x1, 1 - y1);
            case 4 -> new Corners(x1, 1 - y2, x2, 1 - y1);
            case 5 -> new Corners(y1, x1, y2, x2);
            case 6 -> new Corners(y1, 1 - x2, y2, 1 - x1);
            case 7 -> new Corners(1 - y2, 1 - x2, 1 - y1, 1 - x1);
            case 8 -> new Corners(1 - y2, x1, 1 - y1, x2);
            default -> new Corners(x1, y1, x2, y2);
        };
        return box.clamped();
    }
}
