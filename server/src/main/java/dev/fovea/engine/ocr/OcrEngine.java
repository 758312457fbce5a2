package dev.fovea.engine.ocr;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.engine.ocr.text.OcrDocument;
import dev.fovea.engine.ocr.text.OcrTextReader;
import dev.fovea.engine.ocr.text.OcrWorkers;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads printed documents on this machine. A pattern that only sight can answer is answered without reading a page. */
public final class OcrEngine implements ExtractionEngine {
    /** Its name: lane, metrics. */
    public static final String ID = "ocr";

    private final OcrWorkers workers;
    private final OcrTextReader reader;
    private final FieldMapping mapping;

    /**
     * An engine that owns its workers.
     *
     * @param workers closed with the engine
     */
    public OcrEngine(OcrWorkers workers, OcrTextReader reader, FieldMapping mapping) {
        this.workers = workers;
        this.reader = reader;
        this.mapping = mapping;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int concurrency() {
        return workers.size();
    }

    @Override
    public boolean suits(FieldTree fields, String instructions) {
        return mapping.suits(fields, instructions);
    }

    @Override
    public Extraction extract(Request request, Progress progress) throws EngineException, InterruptedException {
        try (OcrDocument text = reader.open(request.document(), request.deadline(), progress)) {
            boolean readable = suits(request.fields(), request.instructions());
            int pages = readable ? text.pages().size() : 0;
            Extraction mapped = mapping.map(text, request.fields(), request.instructions(), progress);
            return new Extraction(
                    mapped.result(),
                    mapped.confidence(),
                    mapped.readings(),
                    warnings(mapped, text, pages),
                    usage(mapped, text, pages));
        }
    }

    private static List<String> warnings(Extraction mapped, OcrDocument text, int pages) {
        List<String> warnings = new ArrayList<>(mapped.warnings());
        if (text.pagesLeftOut() > 0) {
            warnings.add("Only the first " + pages + " of " + (pages + text.pagesLeftOut()) + " pages were read.");
        }
        return warnings;
    }

    private static Map<String, Long> usage(Extraction mapped, OcrDocument text, int pages) {
        Map<String, Long> usage = new HashMap<>(mapped.usage());
        usage.put("pages", (long) pages);
        usage.put("cpu_ms", text.cpu().toMillis());
        return usage;
    }

    @Override
    public void warmUp() {
        workers.warmUp();
    }

    @Override
    public void close() {
        workers.close();
    }
}
