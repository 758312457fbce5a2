package dev.fovea.core.picture;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.port.Derivatives;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole pictures in small: upright JPEGs, made when first asked for and kept beside the originals. Those who ask for the same one
 * at the same time have it made once. Of a document the first page.
 */
public final class Thumbnails {
    /** Widths that are made, pixels. */
    public static final List<Integer> WIDTHS = List.of(240, 480, 960);

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final Corners WHOLE = new Corners(0, 0, 1, 1);
    /** Height at most, in multiples of the width: a very tall picture is narrower instead. */
    private static final int TALLEST = 2;
    /** Changes when thumbnails come to look different, so that no cache goes on with old ones. */
    private static final String MANNER = "1";

    private final DrawPicture drawing;
    private final Derivatives derivatives;
    private final SingleFlight<String, byte[]> flights = new SingleFlight<>();

    /** Drawn as given, kept there. */
    public Thumbnails(DrawPicture drawing, Derivatives derivatives) {
        this.drawing = drawing;
        this.derivatives = derivatives;
    }

    /** Names the thumbnail and its look; empty while the bytes are not here. */
    public Optional<String> tag(Media media, int width) {
        return media.content() instanceof Content.Present present
                ? Optional.of(present.sha256() + "-" + variant(width))
                : Optional.empty();
    }

    /**
     * The thumbnail as a JPEG, no larger than the original.
     *
     * @param width one of {@link #WIDTHS}
     * @throws UndecodableException when the original cannot be drawn
     * @throws FoveaException with {@code NotFound(CONTENT)} when the bytes are not here, with {@code Unavailable(WORKERS)}
     *     when there is too much to draw at once
     */
    public byte[] get(Media media, int width) throws UndecodableException {
        if (!(media.content() instanceof Content.Present present)) {
            return draw(media, width);
        }
        Optional<byte[]> kept = find(present.sha256(), width);
        return kept.isPresent()
                ? kept.get()
                : flights.get(present.sha256() + variant(width), () -> findOrDraw(media, present.sha256(), width));
    }

    /** Another call may have kept it between this one's look and its turn. */
    private byte[] findOrDraw(Media media, String sha256, int width) throws UndecodableException {
        Optional<byte[]> kept = find(sha256, width);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] drawn = draw(media, width);
        keep(sha256, width, drawn);
        return drawn;
    }

    private byte[] draw(Media media, int width) throws UndecodableException {
        return drawing.draw(media, WHOLE, new Size(width, TALLEST * width));
    }

    private Optional<byte[]> find(String sha256, int width) {
        try {
            return derivatives.find(sha256, variant(width));
        } catch (IOException e) {
            LOG.warn("a kept thumbnail cannot be read, it is made again", e);
            return Optional.empty();
        }
    }

    private void keep(String sha256, int width, byte[] drawn) {
        try {
            derivatives.keep(sha256, variant(width), drawn);
        } catch (IOException e) {
            LOG.warn("a thumbnail cannot be kept, it is made again next time", e);
        }
    }

    private static String variant(int width) {
        return "w" + width + "-" + MANNER;
    }
}
