package dev.fovea.core.ingest;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small pictures and hand-made headers for the tests. */
final class Pictures {
    private Pictures() {}

    static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return encode(scene(width, height), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encode(scene(width, height), "png");
    }

    /** The same scene at any size: a gradient with two shapes. */
    static BufferedImage scene(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, width, height, Color.WHITE));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillOval(width / 8, height / 4, width / 3, height / 3);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, height / 2, width / 4, height / 3);
        pen.dispose();
        return image;
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... pieces) {
        var joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    /** Puts bytes right behind the start-of-image marker of a JPEG. */
    static byte[] withSegment(byte[] jpeg, byte[] segment) {
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] segment(int marker, byte[] data) {
        byte[] head = {(byte) 0xff, (byte) marker, (byte) ((data.length + 2) >> 8), (byte) (data.length + 2)};
        return join(head, data);
    }

    static byte[] exif(ByteOrder order, int orientation) {
        return segment(0xe1, join(latin1("Exif\0\0"), tiff(order, orientation)));
    }

    static byte[] tiff(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4).order(order);
        tiff.put(latin1(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0100).putShort((short) 3).putInt(1).putInt(0);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return tiff.array();
    }

    static byte[] webp(String chunk, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(20 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(latin1("RIFF")).putInt(12 + data.length).put(latin1("WEBP"));
        file.put(latin1(chunk)).putInt(data.length).put(data);
        return file.array();
    }

    /** A file in memory that counts what is read of it. */
    static final class MemoryChannel implements SeekableByteChannel {
        private final byte[] content;
        private long position;
        private boolean open = true;
        long bytesRead;

        MemoryChannel(byte[] content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (position >= content.length) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), content.length - position);
            target.put(content, (int) position, count);
            position += count;
            bytesRead += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
