package dev.fovea.core.export;

import dev.fovea.core.detect.Corners;
import dev.fovea.model.MediaId;
import java.util.List;
import java.util.Optional;

/**
 * A picture in a file of another program, with its boxes.
 *
 * @param file what the file calls it, for the answer
 * @param id when the file comes from here
 * @param mediaKey when the file knows it
 * @param sha256 of the picture's bytes, when the file knows it
 * @param names file names it may have here, the likeliest first
 * @param width pixels, 0 when the file does not say; boxes are then relative
 * @param height pixels, 0 when the file does not say
 * @param boxes in pixels when the size is known, else relative
 */
public record ImportedPicture(
        String file,
        Optional<MediaId> id,
        Optional<String> mediaKey,
        Optional<String> sha256,
        List<String> names,
        int width,
        int height,
        List<Box> boxes) {
    public ImportedPicture {
        names = List.copyOf(names);
        boxes = List.copyOf(boxes);
    }

    /**
     * A box.
     *
     * @param confidence NaN when unknown
     */
    public record Box(String label, Corners corners, double confidence) {}

    /** A box as a part of the picture. */
    Corners relative(Box box) {
        Corners corners = box.corners();
        return width == 0 || height == 0
                ? corners
                : new Corners(corners.x1() / width, corners.y1() / height, corners.x2() / width, corners.y2() / height);
    }
}
