package dev.fovea.engine.ocr.text.worker;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held (EXIF 2.32, tag 0x0112), and how to turn its picture upright. */
enum Orientation {
    UPRIGHT(1, false, false, false),
    MIRRORED(2, false, true, false),
    UPSIDE_DOWN(3, false, true, true),
    UPSIDE_DOWN_MIRRORED(4, false, false, true),
    LEFT_MIRRORED(5, true, false, false),
    LEFT(6, true, true, false),
    RIGHT_MIRRORED(7, true, true, true),
    RIGHT(8, true, false, true);

    private final int tag;
    private final boolean swapped;
    private final boolean flippedX;
    private final boolean flippedY;

    /**
     * @param tag 1 to 8, as EXIF counts
     * @param swapped whether rows become columns, before the flips
     * @param flippedX whether left and right of the result change places
     * @param flippedY whether top and bottom of the result change places
     */
    Orientation(int tag, boolean swapped, boolean flippedX, boolean flippedY) {
        this.tag = tag;
        this.swapped = swapped;
        this.flippedX = flippedX;
        this.flippedY = flippedY;
    }

    /** As the file says; upright when it says nothing that is understood. */
    static Orientation of(byte[] bytes) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return tag == null || tag < 1 || tag > values().length ? UPRIGHT : values()[tag - 1];
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return UPRIGHT;
        }
    }

    /** 1 to 8, as EXIF counts. */
    int tag() {
        return tag;
    }

    /** Whether width and height change places. */
    boolean swapsSides() {
        return swapped;
    }

    /** From the stored picture to the upright one of this size, scaled by {@code scale}. */
    AffineTransform upright(int width, int height, double scale) {
        AffineTransform transform = new AffineTransform(
                flippedX ? -1 : 1, 0, 0, flippedY ? -1 : 1, flippedX ? width : 0, flippedY ? height : 0);
        if (swapped) {
            transform.concatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
        }
        transform.scale(scale, scale);
        return transform;
    }
}
