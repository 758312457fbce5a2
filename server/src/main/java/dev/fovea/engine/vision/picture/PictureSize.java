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
            ImageReader reader = reader(stream);
            try {
                return of(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Of a reader that has its input; its unchecked exceptions mean a damaged header. */
    static PictureSize of(ImageReader reader) throws IOException {
        try {
            return new PictureSize(reader.getWidth(0), reader.getHeight(0));
        } catch (RuntimeException e) {
            throw new IOException("the header is damaged", e);
        }
    }

    /** A reader for the format of the stream, with the stream as its input. */
    static ImageReader reader(ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new IOException("no reader for this format");
        }
        ImageReader reader = readers.next();
        reader.setInput(stream, true, true);
        return reader;
    }

    int longSide() {
        return Math.max(width, height);
    }

    long pixels() {
        return (long) width * height;
    }
}
