package dev.fovea.engine.ocr.read;

import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.PageText.Word;
import java.util.List;

/** Where a value stands on the page itself. */
final class Proof {
    private Proof() {}

    static Evidence of(Option option) {
        List<Word> words =
                option.candidate().words().stream().map(option.layout()::onPage).toList();
        double width = Math.max(1, option.layout().page().width());
        double height = Math.max(1, option.layout().page().height());
        return new Evidence(
                option.layout().page().page(),
                share(words.stream().mapToDouble(Word::x1).min().orElse(0), width),
                share(words.stream().mapToDouble(Word::y1).min().orElse(0), height),
                share(words.stream().mapToDouble(Word::x2).max().orElse(0), width),
                share(words.stream().mapToDouble(Word::y2).max().orElse(0), height),
                option.candidate().raw());
    }

    private static double share(double pixels, double whole) {
        return Math.clamp(pixels / whole, 0, 1);
    }
}
