package dev.fovea.engine.vision.picture;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a picture and makes it upright, opaque and small. */
final class PictureScaler {
    /** 40 megapixels: a decoder may hold several bytes for each before the first is skipped. */
    private static final long MOST_PIXELS = 40_000_000;

    private PictureScaler() {}

    /**
     * The picture as a JPEG file.
     *
     * @throws IOException when it cannot be decoded
     */
    static byte[] upright(byte[] bytes, int longSide) throws IOException, EngineException {
        return Jpeg.of(drawn(decoded(bytes, longSide), Orientation.of(bytes), longSide));
    }

    private static BufferedImage decoded(byte[] bytes, int longSide) throws IOException, EngineException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = PictureSize.reader(stream);
            try {
                PictureSize size = PictureSize.of(reader);
                if (size.pixels() > MOST_PIXELS) {
                    throw EngineException.lasting(
                            Job.Code.IMAGE_TOO_LARGE,
                            "The picture has more than the " + MOST_PIXELS + " pixels that can be looked at");
                }
                return reader.read(0, sampling(reader, size, longSide));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Skips whole pixels as long as twice the wanted size is left, so that scaling still has something to smooth. */
    private static ImageReadParam sampling(ImageReader reader, PictureSize size, int longSide) {
        int step = Math.max(1, size.longSide() / (2 * longSide));
        ImageReadParam sampling = reader.getDefaultReadParam();
        sampling.setSourceSubsampling(step, step, 0, 0);
        return sampling;
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
}
