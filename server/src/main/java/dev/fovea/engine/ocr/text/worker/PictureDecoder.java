package dev.fovea.engine.ocr.text.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Bytes of a picture to pixels, upright as its EXIF orientation says. The size is checked before anything is decoded. */
final class PictureDecoder {
    /** Most pixels of a picture. */
    static final long MOST_PIXELS = 40_000_000;

    /** Most pixels of a JPEG, whose decoder can leave pixels out as it goes. */
    private static final long MOST_JPEG_PIXELS = 100_000_000;

    /** A picture with more is read with every second or third pixel only: text of such a scan is large enough. */
    private static final long ENOUGH_PIXELS = 20_000_000;

    private PictureDecoder() {}

    /** Grey, for reading. */
    static Scan scan(byte[] bytes) throws UnreadableException {
        Decoded decoded =
                decode(bytes, (width, height) -> (int) Math.ceil(Math.sqrt((double) width * height / ENOUGH_PIXELS)));
        return new Scan(Greys.of(decoded.image()), decoded.step())
                .oriented(Orientation.of(bytes).tag());
    }

    /**
     * In colour, on white where it is transparent. Pixels are skipped as long as twice the wanted size is left, so that
     * scaling still has something to smooth.
     *
     * @param longSide at most, pixels
     */
    static BufferedImage upright(byte[] bytes, int longSide) throws UnreadableException {
        Decoded decoded = decode(bytes, (width, height) -> Math.max(1, Math.max(width, height) / (2 * longSide)));
        return drawn(decoded.image(), Orientation.of(bytes), longSide);
    }

    private static BufferedImage drawn(BufferedImage picture, Orientation orientation, int longSide) {
        double scale = Math.min(1.0, (double) longSide / Math.max(picture.getWidth(), picture.getHeight()));
        int width = scaled(orientation.swapsSides() ? picture.getHeight() : picture.getWidth(), scale);
        int height = scaled(orientation.swapsSides() ? picture.getWidth() : picture.getHeight(), scale);
        BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = upright.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, orientation.upright(width, height, scale), null);
        canvas.dispose();
        return upright;
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    /**
     * What was decoded.
     *
     * @param step every how many pixels of the original one was kept, along each side
     */
    private record Decoded(BufferedImage image, int step) {}

    private static Decoded decode(byte[] bytes, IntBinaryOperator steps) throws UnreadableException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw UnreadableException.invalid("The bytes are no picture of a format that is read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return decode(reader, steps);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("The picture cannot be decoded", e);
        }
    }

    private static Decoded decode(ImageReader reader, IntBinaryOperator steps) throws IOException, UnreadableException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        if (pixels > (jpeg ? MOST_JPEG_PIXELS : MOST_PIXELS)) {
            throw UnreadableException.tooLarge("The picture has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels, more than are read");
        }
        boolean[] cut = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cut[0] |= warning.contains("remature"));
        int step = steps.applyAsInt(reader.getWidth(0), reader.getHeight(0));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (cut[0]) {
            throw UnreadableException.invalid("The end of the picture is missing");
        }
        return new Decoded(image, step);
    }
}
