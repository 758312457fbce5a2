package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Words as one text, with the way back from characters to words.
 *
 * @param text the words with {@code ' '} between neighbours, a tab over a wide gap, and a line break where the next word
 *     stands on another line, so that a pattern may join what belongs together and nothing else
 */
record Passage(String text, List<Word> words) {
    /** A gap wider than this share of the text's height is no blank inside a value. */
    private static final double BLANK = 0.9;

    Passage {
        words = List.copyOf(words);
    }

    static Passage of(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                text.append(between(words.get(i - 1), words.get(i)));
            }
            text.append(words.get(i).text());
        }
        return new Passage(text.toString(), words);
    }

    private static char between(Word left, Word right) {
        double height = Math.max(left.height(), right.height());
        if (right.y1() > left.y2() || right.x1() < left.x1()) {
            return '\n';
        }
        return right.x1() - left.x2() > BLANK * height ? '\t' : ' ';
    }

    /** The words that hold the characters from {@code start} up to before {@code end}. */
    List<Word> words(int start, int end) {
        List<Word> covered = new ArrayList<>();
        int at = 0;
        for (Word word : words) {
            int next = at + word.text().length();
            if (at < end && next > start) {
                covered.add(word);
            }
            at = next + 1;
        }
        return covered;
    }

    Candidate candidate(Value value, int start, int end, double quality) {
        return new Candidate(value, text.substring(start, end), words(start, end), quality);
    }
}
