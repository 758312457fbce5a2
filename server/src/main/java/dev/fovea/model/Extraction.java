package dev.fovea.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine read.
 *
 * @param result the fields of the pattern with their values; what was not found is null, never invented
 * @param confidence 0..1 for the whole; empty when the engine has none
 * @param readings one for each single value that was found
 * @param warnings sentences for people, e.g. what the engine cannot see
 * @param usage what it cost, by unit: {@code pages}, {@code cpu_ms}, {@code input_tokens}, …
 */
public record Extraction(
        Value result,
        Optional<Double> confidence,
        List<Reading> readings,
        List<String> warnings,
        Map<String, Long> usage) {
    public Extraction {
        readings = List.copyOf(readings);
        warnings = List.copyOf(warnings);
        usage = Map.copyOf(usage);
    }

    /**
     * One value with its proof.
     *
     * @param path of the value in the result, e.g. {@code line_items[0].amount}
     * @param confidence 0..1: how likely the value is right
     */
    public record Reading(String path, double confidence, Optional<Evidence> evidence) {}

    /**
     * Where a value stands on the page.
     *
     * @param page from 1
     * @param x1 left, share of the width of the upright page, 0..1; likewise {@code y1}, {@code x2}, {@code y2}
     * @param text as printed
     */
    public record Evidence(int page, double x1, double y1, double x2, double y2, String text) {}
}
