package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spells a text word by word as most looks do; of two looks that differ, the surer one is believed. */
final class Wording {
    private static final double SAME_PLACE = 0.5;
    /** How much surer another look must be of a word. */
    private static final double SURER = 0.2;

    private static final double UNSURE = 0.5;

    private final List<Look> looks;

    Wording(List<Look> looks) {
        this.looks = looks;
    }

    /** The option with the words that the looks agree on. */
    Option of(Option option) {
        if (!(option.candidate().value() instanceof Value.Text text) || looks.size() < 2) {
            return option;
        }
        Candidate candidate = option.candidate();
        List<Word> words = new ArrayList<>();
        String spelled = text.value();
        for (Word word : candidate.words()) {
            Word best = voted(word, option);
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

    private Word voted(Word word, Option option) {
        Word page = option.layout().onPage(word);
        List<Word> twins = new ArrayList<>();
        for (Look look : looks) {
            if (look.number() != option.look()) {
                twin(page, look, option.layout().page().page()).ifPresent(twins::add);
            }
        }
        for (Word twin : twins) {
            long agree = twins.stream().filter(other -> same(other, twin)).count();
            if (agree >= 2 && !same(twin, word)) {
                return at(word, twin);
            }
        }
        boolean confirmed = twins.stream().anyMatch(twin -> same(twin, word));
        return confirmed
                ? word
                : twins.stream()
                        .filter(twin -> word.confidence() < UNSURE && twin.confidence() > word.confidence() + SURER)
                        .max(Comparator.comparingDouble(Word::confidence))
                        .map(twin -> at(word, twin))
                        .orElse(word);
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
