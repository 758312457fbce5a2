package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;

/** Words as a recogniser of characters would give them: ten pixels a character, twenty high. */
public final class Words {
    private Words() {}

    /** The words of a line; two and more blanks make a wide gap. */
    public static List<Word> of(String line) {
        return at(line, 0);
    }

    /** A line whose top is at {@code y}. */
    public static List<Word> at(String line, double y) {
        List<Word> words = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int start = from;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            int end = start;
            while (end < line.length() && line.charAt(end) != ' ') {
                end++;
            }
            if (end > start) {
                words.add(new Word(line.substring(start, end), start * 10, y, end * 10, y + 20, 0.9));
            }
            from = end;
        }
        return words;
    }
}
