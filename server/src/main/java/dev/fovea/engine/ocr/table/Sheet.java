package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.model.PageText.Word;
import java.util.List;

/** A page as the table reader walks it. */
record Sheet(int page, double textHeight, List<Line> lines) {
    Sheet {
        lines = List.copyOf(lines);
    }

    static Sheet of(Layout layout) {
        return new Sheet(layout.page().page(), layout.textHeight(), layout.lines());
    }

    Line line(int index) {
        return lines.get(index);
    }

    /** Blank space above a line, in text heights. */
    double gapAbove(int index) {
        return index == 0 ? 0 : (line(index).y1() - line(index - 1).y2()) / textHeight;
    }

    static double x1(List<Word> words) {
        return words.stream().mapToDouble(Word::x1).min().orElse(0);
    }

    static double x2(List<Word> words) {
        return words.stream().mapToDouble(Word::x2).max().orElse(0);
    }

    static String text(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }
}
