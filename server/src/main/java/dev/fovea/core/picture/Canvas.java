package dev.fovea.core.picture;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Scales and turns decoded pixels, on white where they are transparent, and writes them as JPEG. */
final class Canvas {
    private static final float QUALITY = 0.85f;

    private Canvas() {}

    /**
     * An upright JPEG.
     *
     * @param picture in the orientation in which it is stored
     * @param displayed size of the result, upright
     */
    static byte[] jpeg(BufferedImage picture, Orientation orientation, Size displayed) throws IOException {
        Size stored = orientation.swapsSides() ? displayed.swapped() : displayed;
        return encode(upright(halved(picture, stored), orientation, displayed));
    }

    /** Averaging neighbours by halves keeps thin lines, which one large step would leave out. */
    private static BufferedImage halved(BufferedImage picture, Size wanted) {
        BufferedImage smaller = picture;
        while (smaller.getWidth() >= 2 * wanted.width() && smaller.getHeight() >= 2 * wanted.height()) {
            Size half = new Size(smaller.getWidth() / 2, smaller.getHeight() / 2);
            smaller = upright(smaller, Orientation.UPRIGHT, half);
        }
        return smaller;
    }

    private static BufferedImage upright(BufferedImage picture, Orientation orientation, Size displayed) {
        Size stored = orientation.swapsSides() ? displayed.swapped() : displayed;
        AffineTransform transform = turn(orientation, displayed);
        transform.scale((double) stored.width() / picture.getWidth(), (double) stored.height() / picture.getHeight());
        BufferedImage drawn = new BufferedImage(displayed.width(), displayed.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, displayed.width(), displayed.height());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, transform, null);
        pen.dispose();
        return drawn;
    }

    /** From pixels of the stored picture, already of its final size, to those of the displayed one. */
    private static AffineTransform turn(Orientation orientation, Size displayed) {
        Corners origin = orientation.shown(new Corners(0, 0, 0, 0));
        boolean flippedX = origin.x1() > 0;
        boolean flippedY = origin.y1() > 0;
        AffineTransform turn = new AffineTransform(
                flippedX ? -1 : 1,
                0,
                0,
                flippedY ? -1 : 1,
                flippedX ? displayed.width() : 0,
                flippedY ? displayed.height() : 0);
        if (orientation.swapsSides()) {
            turn.concatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
        }
        return turn;
    }

    private static byte[] encode(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
