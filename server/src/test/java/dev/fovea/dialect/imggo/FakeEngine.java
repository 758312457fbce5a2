package dev.fovea.dialect.imggo;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads the same from every picture; instructions that say so make it fail, or wait until it is let go. */
final class FakeEngine implements ExtractionEngine {
    static final String RESULT = "{\"vendor_name\":\"Acme Corporation\",\"total_amount\":1942.92}";

    private final Semaphore permits = new Semaphore(0);

    /** Lets one extraction that waits go on. */
    void letGo() {
        permits.release();
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public boolean suits(FieldTree fields, String instructions) {
        return true;
    }

    @Override
    public Extraction extract(Request request, Progress progress) throws EngineException, InterruptedException {
        boolean held = request.instructions().contains("wait");
        while (held) {
            progress.reached(65);
            held = !permits.tryAcquire(50, TimeUnit.MILLISECONDS);
        }
        if (request.instructions().contains("fail")) {
            throw EngineException.lasting(Job.Code.LOW_IMAGE_QUALITY, "the picture is too dark", null);
        }
        return new Extraction(
                ValueJson.parse(RESULT),
                Optional.of(0.97),
                List.of(new Reading(
                        "total_amount", 0.99, Optional.of(new Evidence(1, 0.5, 0.5, 0.75, 0.55, "$1,942.92")))),
                List.of(),
                Map.of("pages", 1L));
    }

    @Override
    public void close() {}
}
