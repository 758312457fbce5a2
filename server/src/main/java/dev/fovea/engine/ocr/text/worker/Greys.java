package dev.fovea.engine.ocr.text.worker;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Decoded pictures as grey ones: transparency lies on white paper. */
final class Greys {
    private Greys() {}

    static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] out = new byte[width * height];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY && isWhole(image)) {
            System.arraycopy(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, out, 0, out.length);
            return new Grey(width, height, out);
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) luminance(row[x]);
            }
        }
        return new Grey(width, height, out);
    }

    /** Whether the picture is the whole of its buffer, so that its bytes can be copied as they are. */
    private static boolean isWhole(BufferedImage image) {
        return image.getRaster().getParent() == null
                && image.getRaster().getDataBuffer().getSize() == image.getWidth() * image.getHeight();
    }

    private static int luminance(int argb) {
        int grey = (299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff)) / 1000;
        int alpha = argb >>> 24;
        return alpha == 255 ? grey : (grey * alpha + 255 * (255 - alpha)) / 255;
    }
}
