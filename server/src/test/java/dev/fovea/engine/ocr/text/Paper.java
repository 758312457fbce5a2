package dev.fovea.engine.ocr.text;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Printed matter for tests: drawn by PDFBox with fonts of its own, so that it looks the same on every machine. */
public final class Paper {
    /** A letter of some forty words. */
    public static final List<String> LETTER = List.of(
            "Northwind Works Limited",
            "12 Harbour Street, Bristol",
            "Invoice number: INV-20417",
            "Invoice date: 14 March 2024",
            "Two pallets of copper wire at 149.50 each make 299.00",
            "Freight and handling to the site in Tampere 25.00",
            "Value added tax of twenty percent 64.80",
            "Total amount to be paid within thirty days 388.80");

    private static final float MARGIN = 60;
    private static final float SIZE = 12;
    private static final float LEADING = 24;

    private Paper() {}

    /** A PDF of pages with text. */
    public static byte[] pdf(List<List<String>> pages) {
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : pages) {
                write(document, lines);
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF that opens with a password only. */
    public static byte[] lockedPdf() {
        try (PDDocument document = Loader.loadPDF(pdf(List.of(LETTER)))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF whose page is a picture of text. */
    public static byte[] scannedPdf(List<String> lines) {
        BufferedImage picture = picture(lines, 150);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF of one empty page of this size in points. */
    public static byte[] emptyPdf(float side) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(side, side)));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A grey picture of a page of text. */
    public static BufferedImage picture(List<String> lines, int dotsPerInch) {
        try (PDDocument document = Loader.loadPDF(pdf(List.of(lines)))) {
            return new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A letter with a barcode on it.
     *
     * @param x where its middle is, pixels; likewise {@code y}
     */
    public static BufferedImage label(BarcodeFormat format, String text, int x, int y) {
        BufferedImage label = picture(LETTER.subList(0, 4), 100);
        try {
            BitMatrix code = new MultiFormatWriter().encode(text, format, 220, 120);
            int scale = Math.max(1, 160 / code.getWidth());
            for (int row = 0; row < code.getHeight() * scale; row++) {
                for (int column = 0; column < code.getWidth() * scale; column++) {
                    int colour = code.get(column / scale, row / scale) ? 0xff000000 : 0xffffffff;
                    label.setRGB(
                            x - code.getWidth() * scale / 2 + column, y - code.getHeight() * scale / 2 + row, colour);
                }
            }
            return label;
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The picture turned clockwise by so many quarters. */
    public static BufferedImage turned(BufferedImage picture, int quarters) {
        boolean sideways = quarters % 2 != 0;
        int width = sideways ? picture.getHeight() : picture.getWidth();
        int height = sideways ? picture.getWidth() : picture.getHeight();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(Math.PI / 2 * quarters);
        graphics.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    /** The picture turned clockwise by a few degrees on a white ground. */
    public static BufferedImage skewed(BufferedImage picture, double degrees) {
        BufferedImage skewed = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = skewed.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, skewed.getWidth(), skewed.getHeight());
        graphics.rotate(Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return skewed;
    }

    /** Encoded by ImageIO, e.g. as {@code png}. */
    public static byte[] encoded(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("No writer of " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), SIZE);
            content.setLeading(LEADING);
            content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
