package dev.fovea.engine.ocr.read;

import dev.fovea.model.PageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * How likely a chosen value is right: a logistic function of what speaks for it. Its coefficients stand in
 * {@code confidence.properties} with the day and the documents of the fit.
 */
final class Confidence {
    private final Properties weights = new Properties();

    Confidence() {
        try (InputStream in = Objects.requireNonNull(Confidence.class.getResourceAsStream("confidence.properties"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            weights.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double of(Found found) {
        double sum = 0;
        for (Map.Entry<String, Double> clue : clues(found).entrySet()) {
            sum += clue.getValue() * Double.parseDouble(weights.getProperty(clue.getKey(), "0"));
        }
        double likely = 1 / (1 + Math.exp(-sum));
        return Math.round(Math.clamp(likely, 0.01, 0.99) * 1000) / 1000.0;
    }

    /** What speaks for a value, each about 0..1. */
    static Map<String, Double> clues(Found found) {
        Option option = found.option();
        boolean layer = option.layout().page().origin() == PageText.Origin.TEXT_LAYER;
        boolean text = Values.TEXTS.contains(found.asked().type());
        double agree = (double) found.pooled().looks().size() / found.looks();
        double words = option.confidence();
        Map<String, Double> clues = new LinkedHashMap<>();
        clues.put("one", 1.0);
        clues.put("score", Math.min(1, found.pooled().score()));
        clues.put("margin", Math.clamp(found.margin(), 0, 0.5) * 2);
        clues.put("label", option.label());
        clues.put("words", words);
        clues.put("words.text", text ? words : 0);
        clues.put("long", text ? Math.min(1, option.candidate().words().size() / 12.0) : 0);
        clues.put("agree", found.looks() > 1 ? agree : 0);
        clues.put("once", found.looks() > 1 ? 0.0 : 1.0);
        clues.put("differ", found.looks() > 1 && found.pooled().looks().size() < 2 ? 1.0 : 0);
        clues.put("proven", found.proven() ? 1.0 : 0);
        clues.put("fit", option.candidate().quality());
        clues.put("layer", layer ? 1.0 : 0);
        clues.put("text", text ? 1.0 : 0);
        clues.put("alone", option.place() == Place.ALONE ? 1.0 : 0);
        clues.put("cell", option.place() == Place.CELL ? 1.0 : 0);
        clues.put("code", option.place() == Place.CODE ? 1.0 : 0);
        return clues;
    }
}
