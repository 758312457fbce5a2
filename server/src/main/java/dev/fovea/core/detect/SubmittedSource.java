package dev.fovea.core.detect;

import org.jspecify.annotations.Nullable;

/** The {@code source} of a submitted run as sent; absent members are null. */
public record SubmittedSource(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String version,
        @Nullable String runId,
        @Nullable Double inputWidth,
        @Nullable Double inputHeight,
        @Nullable Double scoreThreshold,
        @Nullable Double nmsIou,
        @Nullable Boolean rotationApplied) {

    /** A source without members. */
    public static final SubmittedSource NONE =
            new SubmittedSource(null, null, null, null, null, null, null, null, null);
}
