package dev.fovea.engine.vision.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held (EXIF 2.32, tag 0x0112). */
final class ExifOrientation {
    private static final int UPRIGHT = 1;

    private ExifOrientation() {}

    /** Whether a picture is shown as it is stored; so it is when the file says nothing that is understood. */
    static boolean isUpright(byte[] bytes) {
        try {
            var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return tag == null || tag == UPRIGHT;
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return true;
        }
    }
}
