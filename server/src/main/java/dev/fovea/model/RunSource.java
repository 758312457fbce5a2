package dev.fovea.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who produced a detection run, and how its model was set up.
 *
 * @param name producer, 1..64 characters; the label of the run's layer
 * @param version version of the producer, at most 32 characters, may be empty
 * @param runId identity of the run within its medium, 1..40 characters
 * @param inputWidth width in pixels at which the model saw the frames
 * @param inputHeight height in pixels at which the model saw the frames
 * @param scoreThreshold lowest score the producer kept, as sent
 * @param nmsIou overlap used for non-maximum suppression, as sent
 * @param rotationApplied whether the boxes refer to the frame after rotation
 */
public record RunSource(
        Kind kind,
        String name,
        String version,
        String runId,
        @Nullable Double inputWidth,
        @Nullable Double inputHeight,
        @Nullable Double scoreThreshold,
        @Nullable Double nmsIou,
        boolean rotationApplied) {

    /** A source without model settings; rotation counts as applied, the contract's default. */
    public static RunSource of(Kind kind, String name, String version, String runId) {
        return new RunSource(kind, name, version, runId, null, null, null, null, true);
    }

    /** What kind of producer made a run. */
    public enum Kind {
        /** A processing pipeline of the platform itself. */
        PIPELINE("pipeline"),
        /** A detection model. */
        MODEL("model"),
        /** Boxes brought from elsewhere, also those drawn by hand. */
        IMPORT("import");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used on the wire and in the store. */
        public String word() {
            return word;
        }

        /** The kind that a word names, empty for any other word. */
        public static Optional<Kind> of(String word) {
            return switch (word) {
                case "pipeline" -> Optional.of(PIPELINE);
                case "model" -> Optional.of(MODEL);
                case "import" -> Optional.of(IMPORT);
                default -> Optional.empty();
            };
        }
    }
}
