package dev.fovea.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image of a frozen version with everything that was known of it then.
 *
 * @param number the image's number, which orders the items of a version
 * @param frame the raster as stored; boxes refer to it, before any EXIF orientation is applied
 * @param source the id that the device gives itself
 * @param contentHash SHA-256 over everything here but the split
 */
public record DatasetItem(
        long number,
        MediaId media,
        String mediaKey,
        String filename,
        Content.Present content,
        Frame frame,
        CapturedAt capturedAt,
        Optional<String> source,
        Review.Split split,
        List<Annotation> annotations,
        String contentHash) {
    public DatasetItem {
        annotations = List.copyOf(annotations);
    }

    /** The same with a hash. */
    public DatasetItem withContentHash(String hash) {
        return new DatasetItem(
                number, media, mediaKey, filename, content, frame, capturedAt, source, split, annotations, hash);
    }

    /**
     * A box on the picture. Corners are fractions of the raster, 0..1.
     *
     * @param run id of the detection run that has it
     * @param producer name of the run's producer
     * @param track id within the run
     * @param geometry the shape as it was sent, JSON, when it is not the plain box
     */
    public record Annotation(
            String run,
            String producer,
            String track,
            @Nullable String label,
            @Nullable Integer classId,
            @Nullable Double confidence,
            double x1,
            double y1,
            double x2,
            double y2,
            @Nullable String geometry) {}
}
