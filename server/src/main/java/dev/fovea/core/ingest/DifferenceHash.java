package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit fingerprint by which near-duplicates are found: the picture is averaged to 9 by 8 grey cells and each bit says whether a cell is
 * darker than its right neighbour. Copies in other sizes and compressions differ in a few bits. The orientation is not applied.
 *
 * <p>Decodes the picture, so it belongs on the pool for CPU work.
 */
public final class DifferenceHash {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    /** Decoded pixels a cell is averaged from, along each side. */
    private static final int SAMPLES = 16;
    /** A progressive JPEG is held whole by its decoder, with up to six bytes a pixel. */
    private static final long MOST_PIXELS = 64_000_000;

    private DifferenceHash() {}

    /**
     * The hash of a stream, of which the compressed bytes are held in memory; see {@link #of(SeekableByteChannel, PictureInfo)} for large files.
     *
     * @param info what {@link PictureSniffer} said about the same bytes
     * @return empty for formats other than JPEG and PNG, for pictures over 64 megapixels, and when the picture cannot be decoded or is not what {@code info} says
     */
    public static OptionalLong of(InputStream in, PictureInfo info) throws IOException {
        if (!isHashable(info)) {
            return OptionalLong.empty();
        }
        try (var stream = new MemoryCacheImageInputStream(in)) {
            return of(stream, info);
        }
    }

    /** The hash of a channel, read in place from its beginning and left open; otherwise like {@link #of(InputStream, PictureInfo)}. */
    public static OptionalLong of(SeekableByteChannel channel, PictureInfo info) throws IOException {
        if (!isHashable(info)) {
            return OptionalLong.empty();
        }
        try (var stream = new ChannelImageInput(channel)) {
            return of(stream, info);
        }
    }

    /** Number of bits in which two hashes differ, 0 to 64. */
    public static int distance(long a, long b) {
        return Long.bitCount(a ^ b);
    }

    private static boolean isHashable(PictureInfo info) {
        boolean decodable = info.format() == PictureFormat.JPEG || info.format() == PictureFormat.PNG;
        return decodable && (long) info.width() * info.height() <= MOST_PIXELS;
    }

    private static OptionalLong of(ImageInputStream stream, PictureInfo info) {
        BufferedImage samples = decode(stream, info);
        return samples == null ? OptionalLong.empty() : OptionalLong.of(hash(samples));
    }

    // The JDK's decoders answer damaged files with unchecked exceptions of many kinds, not only with IOException.
    private static @Nullable BufferedImage decode(ImageInputStream stream, PictureInfo info) {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByMIMEType(info.format().mediaType());
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            return hasSize(reader, info) ? reader.read(0, sampling(reader, info)) : null;
        } catch (IOException | RuntimeException undecodable) {
            return null;
        } finally {
            reader.dispose();
        }
    }

    // The decoder must not meet a larger picture than the one that passed the pixel cap.
    private static boolean hasSize(ImageReader reader, PictureInfo info) throws IOException {
        return reader.getWidth(0) == info.width() && reader.getHeight(0) == info.height();
    }

    private static ImageReadParam sampling(ImageReader reader, PictureInfo info) {
        var sampling = reader.getDefaultReadParam();
        int stepX = Math.max(1, info.width() / (COLUMNS * SAMPLES));
        int stepY = Math.max(1, info.height() / (ROWS * SAMPLES));
        sampling.setSourceSubsampling(stepX, stepY, 0, 0);
        return sampling;
    }

    private static long hash(BufferedImage samples) {
        long hash = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS - 1; column++) {
                boolean darker = grey(samples, column, row) < grey(samples, column + 1, row);
                hash = hash << 1 | (darker ? 1 : 0);
            }
        }
        return hash;
    }

    private static long grey(BufferedImage samples, int column, int row) {
        int left = column * samples.getWidth() / COLUMNS;
        int right = Math.max(left + 1, (column + 1) * samples.getWidth() / COLUMNS);
        int top = row * samples.getHeight() / ROWS;
        int bottom = Math.max(top + 1, (row + 1) * samples.getHeight() / ROWS);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += luma(samples.getRGB(x, y));
            }
        }
        return sum / ((long) (right - left) * (bottom - top));
    }

    // ITU-R BT.601 weights in thousandths, the ones JPEG uses for its own grey channel.
    private static int luma(int rgb) {
        return 299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff);
    }
}
