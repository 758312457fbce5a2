package dev.fovea.engine.ocr;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.engine.ocr.text.DocumentText;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;

/** Finds the fields of a pattern among the words of a document. */
public interface FieldMapping {
    /** Whether words can answer what is asked for at all; what only sight can tell, they cannot. */
    boolean suits(FieldTree fields, String instructions);

    /**
     * Maps. What is not among the words is null.
     *
     * @param progress told of what comes after the pages were read, from 75 percent on
     */
    Extraction map(DocumentText text, FieldTree fields, String instructions, Progress progress)
            throws EngineException, InterruptedException;
}
