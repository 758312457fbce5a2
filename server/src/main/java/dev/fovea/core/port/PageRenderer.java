package dev.fovea.core.port;

import java.time.Instant;
import java.util.List;

/** Makes pictures of the pages of a document, upright and no larger than an engine that looks at them can use. */
public interface PageRenderer {
    /**
     * The first pages in order. A picture of any format is a document of one page.
     *
     * @param mostPages further pages are left out
     * @param longSide of each picture at most, pixels; smaller pictures are not enlarged
     * @param deadline when it must be done
     * @throws ExtractionEngine.EngineException lasting {@code INVALID_IMAGE} or {@code IMAGE_TOO_LARGE} when the document
     *     is at fault
     */
    Rendered render(ExtractionEngine.Document document, int mostPages, int longSide, Instant deadline)
            throws ExtractionEngine.EngineException, InterruptedException;

    /**
     * Pages as pictures.
     *
     * @param jpegs one JPEG file for each page
     * @param pages of the whole document, of which there may be more than pictures
     */
    record Rendered(List<byte[]> jpegs, int pages) {
        public Rendered {
            jpegs = List.copyOf(jpegs);
        }
    }
}
