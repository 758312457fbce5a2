package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.core.port.TextReader;
import dev.fovea.model.PageText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Reads documents with the workers of this machine. */
public final class OcrTextReader implements TextReader {
    private final OcrWorkers workers;
    private final InstantSource clock;

    public OcrTextReader(OcrWorkers workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * A document whose pages are read when they are asked for; the caller closes it.
     *
     * @param deadline when reading must be done
     */
    public OcrDocument open(Document document, Instant deadline, Progress progress) {
        return new OcrDocument(workers, document, deadline, clock, progress);
    }

    @Override
    public List<PageText> read(Document document, Instant deadline) throws EngineException, InterruptedException {
        try (OcrDocument text = open(document, deadline, percent -> {})) {
            return text.pages();
        }
    }
}
