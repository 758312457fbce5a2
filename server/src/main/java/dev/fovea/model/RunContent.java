package dev.fovea.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A detection run after all rules were applied: what is stored and what every dialect reads.
 *
 * @param task {@code detection} or {@code pose}
 * @param displayName label for people, as sent
 * @param schemaVersion version the producer wrote, such as {@code 1.0}
 * @param space units in which the boxes arrived
 * @param form spelling in which the boxes arrived
 * @param categories the producer's vocabulary, as sent
 * @param tracks in the order sent, none without a box
 */
public record RunContent(
        String task,
        @Nullable String displayName,
        RunSource source,
        String schemaVersion,
        CoordinateSpace space,
        BoxForm form,
        MediaFacts media,
        List<Category> categories,
        List<Track> tracks) {

    /** Task of a run that names none. */
    public static final String DETECTION = "detection";

    /** Task of runs that describe postures; same rules. */
    public static final String POSE = "pose";

    /** Version of the run contract that this server implements. */
    public static final String SCHEMA_VERSION = "1.0";

    /** Copies the lists. */
    public RunContent {
        categories = List.copyOf(categories);
        tracks = List.copyOf(tracks);
    }
}
