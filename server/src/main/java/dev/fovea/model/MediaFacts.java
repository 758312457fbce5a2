package dev.fovea.model;

import org.jspecify.annotations.Nullable;

/**
 * What the producer of a run said about the medium; every fact may be absent.
 *
 * @param width pixels
 * @param height pixels
 * @param fps frames per second
 * @param frameCount number of frames
 * @param rotation degrees clockwise: 0, 90, 180 or 270
 */
public record MediaFacts(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double fps,
        @Nullable Long frameCount,
        @Nullable Integer rotation) {

    /** Nothing known. */
    public static final MediaFacts NONE = new MediaFacts(null, null, null, null, null);

    /** Facts about a still picture of a known size in pixels. */
    public static MediaFacts picture(int width, int height) {
        return new MediaFacts(width, height, null, null, null);
    }
}
