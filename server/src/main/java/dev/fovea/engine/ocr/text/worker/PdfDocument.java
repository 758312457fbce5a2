package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF. One that opens without a password is read even when it is encrypted: that only restricts printing and the like. */
final class PdfDocument implements OpenDocument {
    private static final float RENDER_DPI = 300;
    private static final float POINTS_PER_INCH = 72;
    private static final double MOST_PIXELS = 16_000_000;

    private final PDDocument document;

    private PdfDocument(PDDocument document) {
        this.document = document;
    }

    static PdfDocument open(byte[] bytes) throws UnreadableException {
        try {
            PDDocument document = Loader.loadPDF(bytes);
            if (document.getNumberOfPages() == 0) {
                document.close();
                throw UnreadableException.invalid("The PDF has no pages");
            }
            return new PdfDocument(document);
        } catch (InvalidPasswordException e) {
            throw UnreadableException.invalid("The PDF is encrypted and wants a password", e);
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("The PDF cannot be read", e);
        }
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public Optional<PageText> textLayer(int page) throws UnreadableException {
        try {
            return TextLayer.of(document, page);
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("Page " + page + " of the PDF cannot be read", e);
        }
    }

    @Override
    public Scan scan(int page) throws UnreadableException {
        try {
            PDRectangle box = document.getPage(page - 1).getCropBox();
            double inches = Math.sqrt(box.getWidth() * (double) box.getHeight()) / POINTS_PER_INCH;
            float dpi = (float) Math.min(RENDER_DPI, Math.sqrt(MOST_PIXELS) / inches);
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage image = renderer.renderImageWithDPI(page - 1, dpi, ImageType.GRAY);
            return new Scan(Greys.of(image), 1);
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("Page " + page + " of the PDF cannot be drawn", e);
        }
    }

    @Override
    public byte[] jpeg(int page, int longSide) throws UnreadableException {
        try {
            PDRectangle box = document.getPage(page - 1).getCropBox();
            float points = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            float scale = Math.min(RENDER_DPI / POINTS_PER_INCH, longSide / points);
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return Jpeg.of(renderer.renderImage(page - 1, scale, ImageType.RGB));
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.invalid("Page " + page + " of the PDF cannot be drawn", e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
