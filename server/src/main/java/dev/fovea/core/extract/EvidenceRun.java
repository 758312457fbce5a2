package dev.fovea.core.extract;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
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
        Corners box = Orientation.of(orientation)
                .stored(Corners.spanning(evidence.x1(), evidence.y1(), evidence.x2(), evidence.y2()));
        Boxes boxes = Boxes.builder(1)
                .add(0, box.x1(), box.y1(), box.x2(), box.y2())
                .confidence(reading.confidence())
                .build();
        return Track.of("field-" + (number + 1), reading.path(), boxes);
    }
}
