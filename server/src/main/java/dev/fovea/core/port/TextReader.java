package dev.fovea.core.port;

import dev.fovea.model.PageText;
import java.time.Instant;
import java.util.List;

/** Reads the words of a document, so that an engine which looks at pictures can check its answer against them. */
public interface TextReader {
    /**
     * The pages in order.
     *
     * @param deadline when it must be done
     */
    List<PageText> read(ExtractionEngine.Document document, Instant deadline)
            throws ExtractionEngine.EngineException, InterruptedException;
}
