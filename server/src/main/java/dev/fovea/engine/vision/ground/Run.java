package dev.fovea.engine.vision.ground;

import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Words that follow each other on a page. */
record Run(PageText page, List<Word> words) {

    /** The least that the recogniser says of any of them, 0..1. */
    double confidence() {
        return words.stream().mapToDouble(Word::confidence).min().orElse(0);
    }

    /** As printed. */
    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** Where they stand. */
    Evidence evidence() {
        return new Evidence(
                page.page(),
                share(least(Word::x1), page.width()),
                share(least(Word::y1), page.height()),
                share(most(Word::x2), page.width()),
                share(most(Word::y2), page.height()),
                text());
    }

    private double least(ToDoubleFunction<Word> edge) {
        return words.stream().mapToDouble(edge).min().orElse(0);
    }

    private double most(ToDoubleFunction<Word> edge) {
        return words.stream().mapToDouble(edge).max().orElse(0);
    }

    private static double share(double pixels, int whole) {
        return Math.clamp(pixels / Math.max(1, whole), 0.0, 1.0);
    }
}
