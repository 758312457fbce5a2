package dev.fovea.engine.ocr.text.worker;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Bytes of a picture to grey pixels, upright as its EXIF orientation says. The size is checked before anything is decoded. */
final class PictureDecoder {
    /** Most pixels of a picture. */
    static final long MOST_PIXELS = 40_000_000;

    /** Most pixels of a JPEG, whose decoder can leave pixels out as it goes. */
    private static final long MOST_JPEG_PIXELS = 100_000_000;

    /** A picture with more is read with every second or third pixel only: text of such a scan is large enough. */
    private static final long ENOUGH_PIXELS = 20_000_000;

    private PictureDecoder() {}

    static Scan decode(byte[] bytes) throws UnreadableException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw UnreadableException.invalid("The bytes are no picture of a format that is read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return decode(reader).oriented(orientation(bytes));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("The picture cannot be decoded", e);
        }
    }

    private static Scan decode(ImageReader reader) throws IOException, UnreadableException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        if (pixels > (jpeg ? MOST_JPEG_PIXELS : MOST_PIXELS)) {
            throw UnreadableException.tooLarge("The picture has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels, more than are read");
        }
        boolean[] cut = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cut[0] |= warning.contains("remature"));
        int step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (cut[0]) {
            throw UnreadableException.invalid("The end of the picture is missing");
        }
        return new Scan(Greys.of(image), step);
    }

    private static int orientation(byte[] bytes) {
        try {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            return directory != null && directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? directory.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return 1;
        }
    }
}
