package dev.fovea.engine.vision.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Width and height as the header of a picture says, pixels; nothing is decoded. */
record PictureSize(int width, int height) {

    /** Reads the header; an {@link IOException} when there is none that is understood. */
    static PictureSize of(byte[] bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return new PictureSize(reader.getWidth(0), reader.getHeight(0));
            } catch (RuntimeException e) {
                throw new IOException("the header is damaged", e);
            } finally {
                reader.dispose();
            }
        }
    }

    int longSide() {
        return Math.max(width, height);
    }
}
