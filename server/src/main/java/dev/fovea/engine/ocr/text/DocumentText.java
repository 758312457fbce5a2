package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.PageText;
import java.util.List;
import java.util.Optional;

/** The words of a document, read when they are asked for: a second look costs as much as the first. */
public interface DocumentText {
    /** Every page as it was read first. */
    List<PageText> pages() throws EngineException, InterruptedException;

    /**
     * The page read once more in another manner, to confirm or correct what the first look gave; empty when another look
     * cannot give anything new (a text layer) or there is no time left.
     *
     * @param page from 1
     */
    Optional<PageText> again(int page) throws EngineException, InterruptedException;
}
