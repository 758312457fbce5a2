package dev.fovea.core.detect;

import dev.fovea.model.FrameList;
import org.jspecify.annotations.Nullable;

/**
 * A track as sent. Its boxes are on the run's tape, after those of the tracks before it.
 *
 * @param boxesSent number of boxes in the request, also those that were not kept
 * @param boxWithLargeMeta position of the first box whose free object is too large, or -1
 */
record SubmittedTrack(
        @Nullable String id,
        @Nullable String label,
        @Nullable Integer classId,
        @Nullable Double confidence,
        @Nullable String color,
        @Nullable String shape,
        FrameList deletedFrames,
        @Nullable String metaJson,
        boolean metaTooLarge,
        int boxesSent,
        int boxWithLargeMeta) {}
