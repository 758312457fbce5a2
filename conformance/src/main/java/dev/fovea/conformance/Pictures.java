package dev.fovea.conformance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures made from their name: the same name gives the same bytes, another name gives another picture. */
final class Pictures {
    /** Width of every generated picture in pixels. */
    static final int WIDTH = 640;
    /** Height of every generated picture in pixels. */
    static final int HEIGHT = 480;

    private static final int TILE = 80;
    private static final int JPEG_MARKER = 2;
    private static final int PNG_AFTER_IHDR = 33;
    private static final Pattern SLICE = Pattern.compile("(.*)@(\\d+)-(\\d+)");

    private Pictures() {}

    /** A PNG when the name ends in {@code .png}, else a JPEG; its tiles and its comment differ by name. */
    static byte[] unique(String name) {
        boolean png = name.endsWith(".png");
        byte[] encoded = encode(tiles(name), png ? "png" : "jpeg");
        return png ? insert(encoded, PNG_AFTER_IHDR, textChunk(name)) : insert(encoded, JPEG_MARKER, comment(name));
    }

    /** The picture {@code name}, or the bytes {@code from} to {@code to} of it when written {@code name@from-to}. */
    static byte[] slice(String name) {
        Matcher range = SLICE.matcher(name);
        if (!range.matches()) {
            return unique(name);
        }
        int to = Integer.parseInt(range.group(3)) + 1;
        return Arrays.copyOfRange(unique(range.group(1)), Integer.parseInt(range.group(2)), to);
    }

    private static BufferedImage tiles(String name) {
        Random random = new Random(name.hashCode());
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int x = 0; x < WIDTH; x += TILE) {
            for (int y = 0; y < HEIGHT; y += TILE) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                graphics.fillRect(x, y, TILE, TILE);
            }
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] comment(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 4)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .array();
    }

    private static byte[] textChunk(String name) {
        byte[] data = ("tEXtComment\0" + name).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(data);
        return ByteBuffer.allocate(data.length + 8)
                .putInt(data.length - 4)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] insert(byte[] into, int at, byte[] more) {
        return ByteBuffer.allocate(into.length + more.length)
                .put(into, 0, at)
                .put(more)
                .put(into, at, into.length - at)
                .array();
    }
}
