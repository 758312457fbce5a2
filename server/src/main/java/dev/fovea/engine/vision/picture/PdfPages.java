package dev.fovea.engine.vision.picture;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of a PDF as pictures. By one thread at a time. */
final class PdfPages implements AutoCloseable {
    /** Enough for small print; the unit of a PDF is 1/72 inch. */
    private static final float MOST_SCALE = 300f / 72;

    private final PDDocument document;
    private final PDFRenderer renderer;

    private PdfPages(PDDocument document) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
    }

    /** Opens a file; lasting {@code INVALID_IMAGE} when it is locked, empty or damaged. */
    static PdfPages open(byte[] bytes) throws EngineException {
        try {
            return new PdfPages(Loader.loadPDF(bytes));
        } catch (InvalidPasswordException e) {
            throw EngineException.lasting(Job.Code.INVALID_IMAGE, "The PDF is protected by a password", e);
        } catch (IOException e) {
            throw EngineException.lasting(Job.Code.INVALID_IMAGE, "The PDF cannot be read", e);
        }
    }

    int count() {
        return document.getNumberOfPages();
    }

    /**
     * One page.
     *
     * @param page from 0
     */
    byte[] jpeg(int page, int longSide) throws IOException {
        PDRectangle box = document.getPage(page).getCropBox();
        float points = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        float scale = Math.min(MOST_SCALE, longSide / points);
        return Jpeg.of(renderer.renderImage(page, scale, ImageType.RGB));
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
