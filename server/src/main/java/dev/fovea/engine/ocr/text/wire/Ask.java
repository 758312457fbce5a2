package dev.fovea.engine.ocr.text.wire;

import dev.fovea.model.PictureFormat;
import java.util.Optional;

/**
 * What the server wants of a worker.
 *
 * @param format of the document in the payload; set when it is a new one, absent when the last one is meant
 * @param page that is meant, from 1; 0 when only the number of pages is asked
 * @param look which manner of reading, from 1; 0 when the page is not to be read
 * @param longSide of the picture of the page that is wanted, at most, pixels; 0 when none is
 */
public record Ask(Optional<PictureFormat> format, int page, int look, int longSide) {
    /** Take this document and say how many pages it has. */
    public static Ask open(PictureFormat format) {
        return new Ask(Optional.of(format), 0, 0, 0);
    }

    /** Read a page of the document that is open. */
    public static Ask read(int page, int look) {
        return new Ask(Optional.empty(), page, look, 0);
    }

    /** Make a picture of a page of the document that is open. */
    public static Ask draw(int page, int longSide) {
        return new Ask(Optional.empty(), page, 0, longSide);
    }
}
