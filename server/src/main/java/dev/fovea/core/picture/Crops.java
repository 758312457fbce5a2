package dev.fovea.core.picture;

import dev.fovea.core.detect.Corners;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import java.util.Optional;

/** Parts of pictures, upright: what a box shows. They are drawn each time; the client may keep them. */
public final class Crops {
    /** Pixels of a crop along either side at most. */
    public static final int LONGEST = 1920;

    /** Largest margin, in multiples of the box's own size on each side. */
    public static final double WIDEST_MARGIN = 2;

    private static final String MANNER = "1";

    private final DrawPicture drawing;

    /** Drawn as given. */
    public Crops(DrawPicture drawing) {
        this.drawing = drawing;
    }

    /**
     * What to cut out.
     *
     * @param box of the stored picture, relative
     * @param margin added on each side, in multiples of the box's width and height; what lies outside of the picture is left out
     * @param width of the result at most, pixels
     */
    public record Cut(Corners box, double margin, int width) {
        /** The part of the picture that is shown. */
        Corners part() {
            double x = (box.x2() - box.x1()) * margin;
            double y = (box.y2() - box.y1()) * margin;
            return new Corners(box.x1() - x, box.y1() - y, box.x2() + x, box.y2() + y).clamped();
        }
    }

    /** Names the crop and its look; empty while the bytes are not here. */
    public Optional<String> tag(Media media, Cut cut) {
        if (!(media.content() instanceof Content.Present present)) {
            return Optional.empty();
        }
        Corners part = cut.part();
        return Optional.of("%s-c%s_%s_%s_%s-w%d-%s"
                .formatted(present.sha256(), part.x1(), part.y1(), part.x2(), part.y2(), cut.width(), MANNER));
    }

    /**
     * The crop as a JPEG, never enlarged.
     *
     * @throws UndecodableException when the original cannot be drawn
     * @throws FoveaException with {@code NotFound(CONTENT)} when the bytes are not here, with {@code Unavailable(WORKERS)}
     *     when there is too much to draw at once
     */
    public byte[] cut(Media media, Cut cut) throws UndecodableException {
        return drawing.draw(media, cut.part(), new Size(cut.width(), LONGEST));
    }
}
