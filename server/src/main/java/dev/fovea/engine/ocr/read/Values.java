package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Values of the type that a field asks for, among words. */
final class Values {
    /** Types without a form of their own: all words are the value. */
    static final Set<ValueType> TEXTS =
            EnumSet.of(ValueType.FREE_TEXT, ValueType.ORGANISATION, ValueType.PERSON, ValueType.ADDRESS);

    private static final double WIDE_GAP = 2.5;
    private static final double WORTH_TRYING = 0.1;

    private final Recognisers recognisers;

    Values(Recognisers recognisers) {
        this.recognisers = recognisers;
    }

    List<Candidate> find(Asked asked, List<Word> words, Hints hints) {
        if (asked.type() == ValueType.ENUM) {
            return recognisers.choose(asked.leaf().options(), words);
        }
        if (TEXTS.contains(asked.type())) {
            List<Word> text = text(words);
            return text.isEmpty() ? List.of() : recognisers.find(asked.type(), text, hints);
        }
        return find(asked.type(), words, hints);
    }

    List<Candidate> find(ValueType type, List<Word> words, Hints hints) {
        return recognisers.find(type, words, hints).stream()
                .filter(candidate -> candidate.quality() > WORTH_TRYING)
                .toList();
    }

    /** The words up to the first wide gap, without marks at the ends. */
    private static List<Word> text(List<Word> words) {
        int from = 0;
        while (from < words.size() && mark(words.get(from))) {
            from++;
        }
        int to = from;
        while (to < words.size() && (to == from || !gap(words.get(to - 1), words.get(to)))) {
            to++;
        }
        while (to > from && mark(words.get(to - 1))) {
            to--;
        }
        return words.subList(from, to);
    }

    private static boolean mark(Word word) {
        return word.text().chars().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean gap(Word left, Word right) {
        return right.x1() - left.x2() > WIDE_GAP * Math.max(left.height(), right.height());
    }
}
