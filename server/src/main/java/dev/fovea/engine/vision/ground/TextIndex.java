package dev.fovea.engine.vision.ground;

import dev.fovea.engine.vision.answer.Spelling;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds texts in the words of one page, whatever their case, accents, blanks and punctuation. */
final class TextIndex {
    /** More words are no page that people read; they would only cost time. */
    private static final int MOST_WORDS = 5000;
    /** From this length on, a text may stand inside a word, such as {@code No:A-17} holds {@code A-17}. */
    private static final int LONG_ENOUGH = 4;
    /** Longer texts are looked for word by word only. */
    private static final int LONGEST_COMPARED = 200;
    /** One wrong character in so many still counts as the same text. */
    private static final int CHARACTERS_PER_SLIP = 7;

    private static final double MOST_WORDS_THERE = 0.8;

    private final PageText page;
    private final List<Word> words;
    private final List<String> spelled;
    private final Set<String> vocabulary;

    TextIndex(PageText page) {
        this.page = page;
        this.words = page.words().stream()
                .filter(word -> !Spelling.loose(word.text()).isEmpty())
                .limit(MOST_WORDS)
                .toList();
        this.spelled = words.stream().map(word -> Spelling.loose(word.text())).toList();
        this.vocabulary = new HashSet<>(spelled);
    }

    /**
     * Words that say exactly this.
     *
     * @param wanted loosely spelled
     */
    Optional<Run> exact(String wanted) {
        return runs(wanted, 0, String::equals).or(() -> inside(wanted));
    }

    /** Words that say this but for a few characters. */
    Optional<Run> close(String wanted) {
        int slips = wanted.length() / CHARACTERS_PER_SLIP;
        return slips == 0 || wanted.length() > LONGEST_COMPARED
                ? Optional.empty()
                : runs(wanted, slips, (said, text) -> Likeness.within(said, text, slips));
    }

    /** Whether nearly all words of a text of several stand on the page. */
    boolean scattered(String text) {
        List<String> parts = Stream.of(text.split("\\s+"))
                .map(Spelling::loose)
                .filter(part -> part.length() > 1)
                .toList();
        long there = parts.stream().filter(vocabulary::contains).count();
        return parts.size() > 1 && there >= MOST_WORDS_THERE * parts.size();
    }

    @FunctionalInterface
    private interface Test {
        boolean passes(String said, String wanted);
    }

    /** The first words in a row whose joined spelling passes and is longer or shorter by {@code slack} at most. */
    private Optional<Run> runs(String wanted, int slack, Test test) {
        for (int start = 0; start < words.size(); start++) {
            StringBuilder said = new StringBuilder();
            for (int end = start; end < words.size() && said.length() < wanted.length() + slack; end++) {
                said.append(spelled.get(end));
                if (Math.abs(said.length() - wanted.length()) <= slack && test.passes(said.toString(), wanted)) {
                    return Optional.of(new Run(page, words.subList(start, end + 1)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Run> inside(String wanted) {
        if (wanted.length() < LONG_ENOUGH) {
            return Optional.empty();
        }
        for (int i = 0; i < words.size(); i++) {
            if (spelled.get(i).contains(wanted)) {
                return Optional.of(new Run(page, List.of(words.get(i))));
            }
        }
        return Optional.empty();
    }
}
