package dev.fovea.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object followed through the frames of a medium.
 *
 * @param id identity within the run, 1..64 characters
 * @param label class in words
 * @param classId class number in the producer's vocabulary
 * @param confidence of the whole track, as sent
 * @param color {@code #RRGGBB}, as sent
 * @param shape {@code rect} unless the producer said otherwise
 * @param deletedFrames frames from which an editor removed the object, as sent
 * @param metaJson free JSON object of the producer, compact text
 * @param boxes ascending by frame, at most one a frame
 */
public record Track(
        String id,
        @Nullable String label,
        @Nullable Integer classId,
        @Nullable Double confidence,
        @Nullable String color,
        String shape,
        FrameList deletedFrames,
        @Nullable String metaJson,
        Boxes boxes) {

    /** Shape of a track that names none. */
    public static final String RECT = "rect";

    /** A track with a label and boxes only. */
    public static Track of(String id, @Nullable String label, Boxes boxes) {
        return new Track(id, label, null, null, null, RECT, FrameList.EMPTY, null, boxes);
    }

    /** Number of boxes over all tracks. */
    public static int boxCount(List<Track> tracks) {
        return tracks.stream().mapToInt(track -> track.boxes().size()).sum();
    }
}
