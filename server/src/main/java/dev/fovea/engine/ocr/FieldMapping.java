package dev.fovea.engine.ocr;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.engine.ocr.text.DocumentText;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;

/** From the words of a document to the fields of a pattern. */
public interface FieldMapping {
    /** Whether reading can answer the pattern at all; see {@code ExtractionEngine.suits}. */
    boolean suits(FieldTree fields, String instructions);

    /** Reads the fields; asks for another look at a page only when the first does not do. */
    Extraction map(DocumentText text, FieldTree fields, String instructions, Progress progress)
            throws EngineException, InterruptedException;
}
