package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText;
import dev.fovea.model.PictureFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A document that is being read. */
interface OpenDocument extends Closeable {
    /** How many pages it has. */
    int pages();

    /**
     * The text that a page carries itself; empty when it must be recognised.
     *
     * @param page from 1
     */
    Optional<PageText> textLayer(int page) throws UnreadableException;

    /**
     * The pixels of a page.
     *
     * @param page from 1
     */
    Scan scan(int page) throws UnreadableException;

    /**
     * The file of a picture of a page, in colour and upright.
     *
     * @param page from 1
     * @param longSide at most, pixels; a smaller picture is not enlarged
     */
    byte[] jpeg(int page, int longSide) throws IOException, UnreadableException;

    @Override
    void close() throws IOException;

    /** Opens a document of any format. */
    static OpenDocument of(PictureFormat format, byte[] bytes) throws UnreadableException {
        return format == PictureFormat.PDF ? PdfDocument.open(bytes) : new Picture(bytes);
    }
}
