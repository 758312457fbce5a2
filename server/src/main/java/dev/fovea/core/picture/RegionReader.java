package dev.fovea.core.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes a part of a picture in about the size that is wanted: pixels are left out while they are read, as long as twice the
 * wanted size is left for smoothing. So memory follows what is wanted, not what the file holds.
 */
final class RegionReader {
    private RegionReader() {}

    /**
     * The part, in the orientation in which it is stored.
     *
     * @param size which the header of the file stated when it came in; the decoder must not meet another
     * @param wanted of the part, pixels
     */
    static BufferedImage read(ImageInputStream in, String mediaType, Size size, Rectangle part, Size wanted)
            throws UndecodableException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
        if (!readers.hasNext()) {
            throw new UndecodableException("Pictures of type " + mediaType + " cannot be drawn", null);
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != size.width() || reader.getHeight(0) != size.height()) {
                throw new UndecodableException("The picture is not of the size that its header states", null);
            }
            return reader.read(0, sampling(reader, part, wanted));
        } catch (IOException | RuntimeException e) {
            // The decoders answer damaged files with unchecked exceptions of many kinds, not only with IOException.
            throw new UndecodableException("The picture is damaged or of a kind that cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam sampling(ImageReader reader, Rectangle part, Size wanted) {
        ImageReadParam sampling = reader.getDefaultReadParam();
        sampling.setSourceRegion(part);
        sampling.setSourceSubsampling(step(part.width, wanted.width()), step(part.height, wanted.height()), 0, 0);
        return sampling;
    }

    private static int step(int side, int wanted) {
        return Math.max(1, side / (2 * wanted));
    }
}
