package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.FieldTree;
import dev.fovea.model.PatternContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The engines of this server, in order of preference. */
public final class Engines {
    private static final Set<String> ANY = Set.of("", "auto", "managed-default");
    private static final String EMBEDDED = "embedded";
    private static final String OCR = "ocr";

    private final List<ExtractionEngine> engines;

    /**
     * With the given engines.
     *
     * @param engines the preferred one first
     */
    public Engines(List<ExtractionEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** All of them, the preferred one first. */
    public List<ExtractionEngine> all() {
        return engines;
    }

    /**
     * The engine for a pattern: the one that its {@code model_profile} names, else the first that suits what is asked for,
     * else the first.
     *
     * @throws FoveaException {@code Invalid} with rule {@code invalid_parameter} when this server has no such engine
     */
    public ExtractionEngine choose(PatternContent content, FieldTree fields) {
        Optional<ExtractionEngine> chosen =
                ANY.contains(content.modelProfile()) ? suiting(content, fields) : named(content.modelProfile());
        return chosen.orElseThrow(() -> unknown(content.modelProfile()));
    }

    private Optional<ExtractionEngine> suiting(PatternContent content, FieldTree fields) {
        return engines.stream()
                .filter(engine -> engine.suits(fields, content.instructions()))
                .findFirst()
                .or(() -> engines.stream().findFirst());
    }

    private Optional<ExtractionEngine> named(String profile) {
        String id = profile.equals(EMBEDDED) ? OCR : profile;
        return engines.stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    private FoveaException unknown(String profile) {
        String names = engines.stream().map(ExtractionEngine::id).collect(Collectors.joining(", "));
        String message = "this server has no engine '" + profile + "'; it has: " + (names.isEmpty() ? "none" : names);
        return new FoveaException(
                new Invalid(List.of(new Problem("invalid_parameter", List.of("model_profile"), message))));
    }
}
