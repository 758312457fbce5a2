package dev.fovea.engine.vision.ground;

import dev.fovea.engine.vision.answer.DateText;
import dev.fovea.engine.vision.answer.NumberText;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds numbers and dates in the words of one page, however they are printed. */
final class FigureIndex {
    private static final int MOST_WORDS = 5000;
    /** {@code 25 de março de 2018}, and a number with its currency. */
    private static final int WORDS_OF_A_DATE = 5;

    private static final int WORDS_OF_A_NUMBER = 3;
    /** A wider gap, in heights of the word, parts two columns. */
    private static final double WIDEST_GAP = 2;

    private final PageText page;
    private final Map<BigDecimal, Run> numbers = new HashMap<>();
    private final Map<LocalDate, Run> dates = new HashMap<>();

    /** Short runs first, so that they are found before longer ones that say the same. */
    FigureIndex(PageText page) {
        this.page = page;
        List<Word> words = page.words().stream().limit(MOST_WORDS).toList();
        for (int length = 1; length <= WORDS_OF_A_DATE; length++) {
            for (int start = 0; start + length <= words.size(); start++) {
                index(words.subList(start, start + length));
            }
        }
    }

    /** Words that say this number. */
    Optional<Run> number(BigDecimal value) {
        return Optional.ofNullable(numbers.get(value.stripTrailingZeros()));
    }

    /** Words that may say this date. */
    Optional<Run> date(LocalDate value) {
        return Optional.ofNullable(dates.get(value));
    }

    private void index(List<Word> words) {
        if (!isOnOneLine(words)) {
            return;
        }
        Run run = new Run(page, words);
        String text = withoutLabel(run.text());
        if (text.chars().noneMatch(Character::isDigit)) {
            return;
        }
        DateText.readings(text).forEach(date -> dates.putIfAbsent(date, run));
        if (words.size() <= WORDS_OF_A_NUMBER) {
            NumberText.readings(text).forEach(number -> numbers.putIfAbsent(number.stripTrailingZeros(), run));
        }
    }

    private static boolean isOnOneLine(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            Word before = words.get(i - 1);
            Word after = words.get(i);
            boolean level = after.centreY() > before.y1() && after.centreY() < before.y2();
            if (!level || after.x1() - before.x2() > WIDEST_GAP * before.height()) {
                return false;
            }
        }
        return true;
    }

    /** {@code Total:12.50;} says 12.50. */
    private static String withoutLabel(String text) {
        String bare = text.replaceAll("[;:,]+$", "");
        return bare.substring(bare.lastIndexOf(':') + 1);
    }
}
