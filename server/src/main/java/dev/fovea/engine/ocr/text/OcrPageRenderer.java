package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.model.Job;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Draws pages in the workers, so that a file made to hurt a decoder ends a child process and not the server. The failure
 * of the second worker is the renderer's, and passing.
 */
public final class OcrPageRenderer implements PageRenderer {
    private static final long MOST_BYTES = 32 << 20;

    private final OcrWorkers workers;
    private final InstantSource clock;

    /** Draws with the workers that also read. */
    public OcrPageRenderer(OcrWorkers workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Rendered render(Document document, int mostPages, int longSide, Instant deadline)
            throws EngineException, InterruptedException {
        if (document.bytes() > MOST_BYTES) {
            throw EngineException.lasting(
                    Job.Code.IMAGE_TOO_LARGE,
                    "The file is larger than the " + MOST_BYTES + " bytes that can be looked at");
        }
        try (OcrDocument open = new OcrDocument(workers, document, deadline, clock, percent -> {})) {
            return open.pictures(mostPages, longSide);
        }
    }
}
