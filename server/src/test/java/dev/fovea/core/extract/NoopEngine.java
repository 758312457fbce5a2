package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads nothing, or whatever a test wants it to read. */
final class NoopEngine implements ExtractionEngine {
    /** Does the reading. */
    @FunctionalInterface
    interface Eyes {
        Extraction read(Request request, Progress progress) throws EngineException, InterruptedException;
    }

    static final Extraction NOTHING =
            new Extraction(Value.Members.EMPTY, Optional.empty(), List.of(), List.of(), Map.of());

    private final String id;
    private final Eyes eyes;

    NoopEngine(String id, Eyes eyes) {
        this.id = id;
        this.eyes = eyes;
    }

    NoopEngine(String id) {
        this(id, (_, _) -> NOTHING);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int concurrency() {
        return 2;
    }

    /** Whatever is not to be seen. */
    @Override
    public boolean suits(FieldTree fields, String instructions) {
        return instructions.contains("see") == id.equals("vision");
    }

    @Override
    public Extraction extract(Request request, Progress progress) throws EngineException, InterruptedException {
        return eyes.read(request, progress);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
