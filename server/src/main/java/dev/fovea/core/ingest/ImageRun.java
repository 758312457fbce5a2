package dev.fovea.core.ingest;

import dev.fovea.model.BoxForm;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.util.List;

/**
 * Boxes that arrive together with a picture.
 *
 * @param idPrefix first characters of the run's id, which names the door (unified-model.md §3)
 * @param producer name of the model or device that found the boxes
 * @param version of the producer, may be empty
 */
public record ImageRun(
        String idPrefix,
        RunSource.Kind kind,
        String producer,
        String version,
        CoordinateSpace space,
        BoxForm form,
        List<Track> tracks) {
    public ImageRun {
        tracks = List.copyOf(tracks);
    }

    RunContent named(String runId, int width, int height) {
        return new RunContent(
                RunContent.DETECTION,
                null,
                RunSource.of(kind, producer, version, runId),
                RunContent.SCHEMA_VERSION,
                space,
                form,
                MediaFacts.picture(width, height),
                List.of(),
                tracks);
    }
}
