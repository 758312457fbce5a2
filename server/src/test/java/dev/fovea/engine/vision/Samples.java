package dev.fovea.engine.vision;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.PictureFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Documents, pages and fields to test with. */
public final class Samples {
    /** An invoice: two texts, a date, an amount and lines. */
    public static final FieldTree INVOICE = new FieldTree(List.of(
            Field.Leaf.of("vendor", FieldTree.Type.STRING),
            Field.Leaf.of("date", FieldTree.Type.DATE),
            Field.Leaf.of("total", FieldTree.Type.NUMBER),
            new Field.Many(
                    "lines",
                    "",
                    new Field.Group(
                            "",
                            "",
                            List.of(
                                    Field.Leaf.of("item", FieldTree.Type.STRING),
                                    Field.Leaf.of("quantity", FieldTree.Type.INTEGER))))));

    private Samples() {}

    private record Stored(PictureFormat format, ByteBuffer content, String sha256) implements Document {
        @Override
        public long bytes() {
            return content.limit();
        }

        @Override
        public SeekableByteChannel open() {
            return new Channel(content.duplicate());
        }
    }

    /** A document with these bytes. */
    public static Document document(PictureFormat format, byte[] content) {
        return document(format, content, "ab".repeat(32));
    }

    /** Likewise, with a hash of the test's choice. */
    public static Document document(PictureFormat format, byte[] content, String sha256) {
        return new Stored(format, ByteBuffer.wrap(content), sha256);
    }

    /** A picture file: red in its upper left quarter, white elsewhere. */
    public static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, file)) {
            throw new IOException("no writer for " + format);
        }
        return file.toByteArray();
    }

    /** What a picture file shows. */
    public static BufferedImage decoded(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** A PDF of empty pages. */
    public static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    /** A recognised page with these lines of print, each word 10 pixels a character wide, 20 high. */
    public static PageText page(double confidence, String... lines) {
        return new PageText(1, 1000, 1000, PageText.Origin.RECOGNISED, words(confidence, lines), List.of());
    }

    /** A page whose document carries the text. */
    public static PageText layer(String... lines) {
        return new PageText(1, 1000, 1000, PageText.Origin.TEXT_LAYER, words(1, lines), List.of());
    }

    private static List<Word> words(double confidence, String... lines) {
        List<Word> words = new ArrayList<>();
        for (int line = 0; line < lines.length; line++) {
            double x = 0;
            for (String text : lines[line].split(" ", -1)) {
                words.add(new Word(text, x, line * 30, x + text.length() * 10, line * 30 + 20, confidence));
                x += text.length() * 10 + 10;
            }
        }
        return words;
    }

    private static final class Channel implements SeekableByteChannel {
        private final ByteBuffer bytes;
        private boolean open = true;

        Channel(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.remaining());
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            bytes.position((int) position);
            return this;
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
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
