package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Spells a text word by word as the looks do that are surest together; a familiar word is believed sooner. */
final class Wording {
    private static final double SAME_PLACE = 0.5;
    /** How much more must speak for another reading. */
    private static final double MARGIN = 0.1;

    /** What it is worth that a reading is a word. */
    private static final double FAMILIAR = 0.5;

    private final List<Look> looks;

    Wording(List<Look> looks) {
        this.looks = looks;
    }

    /** The option with the words that most speaks for; {@code familiar} tells whether a reading is a word. */
    Option of(Option option, Predicate<String> familiar) {
        if (!(option.candidate().value() instanceof Value.Text text) || looks.size() < 2) {
            return option;
        }
        Candidate candidate = option.candidate();
        List<Word> words = new ArrayList<>();
        String spelled = text.value();
        for (Word word : candidate.words()) {
            Word best = voted(word, option, familiar);
            words.add(best);
            if (!best.text().equals(word.text())) {
                spelled = replaced(spelled, word.text(), best.text());
            }
        }
        return option.with(new Candidate(Value.text(spelled), candidate.raw(), words, candidate.quality()));
    }

    private static String replaced(String text, String from, String to) {
        int at = (" " + text + " ").indexOf(" " + from + " ");
        return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
    }

    private Word voted(Word word, Option option, Predicate<String> familiar) {
        Word page = option.layout().onPage(word);
        List<Word> readings = new ArrayList<>(List.of(word));
        for (Look look : looks) {
            if (look.number() != option.look()) {
                twin(page, look, option.layout().page().page())
                        .filter(twin -> !letters(twin).isEmpty())
                        .ifPresent(readings::add);
            }
        }
        Word best = word;
        for (Word reading : readings) {
            if (!same(reading, word)
                    && weight(reading, readings, familiar) > weight(best, readings, familiar) + MARGIN) {
                best = reading;
            }
        }
        return best.equals(word) ? word : at(word, best);
    }

    /** What speaks for a reading: how surely the looks read it, one that sees the very same once, and whether it is a word. */
    private static double weight(Word reading, List<Word> readings, Predicate<String> familiar) {
        double sure = readings.stream()
                .filter(other -> same(other, reading))
                .mapToDouble(Word::confidence)
                .distinct()
                .sum();
        return sure + (familiar.test(reading.text()) ? FAMILIAR : 0);
    }

    private static Word at(Word place, Word twin) {
        return new Word(twin.text(), place.x1(), place.y1(), place.x2(), place.y2(), twin.confidence());
    }

    private static boolean same(Word one, Word other) {
        return letters(one).equals(letters(other));
    }

    private static String letters(Word word) {
        return word.text()
                .chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }

    /** The word of another look at the same place of the page. */
    private static Optional<Word> twin(Word word, Look look, int page) {
        return look.sheets().stream()
                .filter(sheet -> sheet.page().page() == page)
                .flatMap(sheet -> sheet.words().stream().map(sheet.layout()::onPage))
                .filter(other -> shared(word, other) > SAME_PLACE)
                .findFirst();
    }

    /** Area that two boxes share, as a part of both together. */
    private static double shared(Word one, Word other) {
        double width = Math.min(one.x2(), other.x2()) - Math.max(one.x1(), other.x1());
        double height = Math.min(one.y2(), other.y2()) - Math.max(one.y1(), other.y1());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double common = width * height;
        return common / (area(one) + area(other) - common);
    }

    private static double area(Word word) {
        return (word.x2() - word.x1()) * word.height();
    }
}
