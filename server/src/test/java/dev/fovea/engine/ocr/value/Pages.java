package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;

/** Pages of typed lines, 40 pixels apart. */
public final class Pages {
    private Pages() {}

    /** The first page of a document. */
    public static PageText of(String... lines) {
        return page(1, lines);
    }

    /** A page of a document. */
    public static PageText page(int number, String... lines) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            words.addAll(Words.at(lines[i], i * 40.0));
        }
        return new PageText(number, 1000, 1400, PageText.Origin.RECOGNISED, words, List.of());
    }
}
