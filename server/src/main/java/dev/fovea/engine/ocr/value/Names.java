package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Recognisers of texts without a form of their own: company, person, address, free text. Each takes all words as one
 * value and says how much they look like one.
 */
final class Names {
    private final WordList legalForms = WordList.read("legal-forms");
    private final WordList trade = WordList.read("trade-words");
    private final WordList titles = WordList.read("honorifics");
    private final WordList streets = WordList.read("streets");
    private final Recogniser postcodes;

    Names(Countries countries) {
        postcodes = new PostcodeRecogniser(countries);
    }

    Recogniser organisation() {
        return whole(this::organisation);
    }

    Recogniser person() {
        return whole(this::person);
    }

    Recogniser address() {
        return whole(this::address);
    }

    Recogniser text() {
        return whole(passage -> 1);
    }

    private static Recogniser whole(ToDoubleFunction<Passage> quality) {
        return (passage, hints) -> {
            String text = passage.text().replaceAll("\\s+", " ").strip();
            double fit = text.isEmpty() ? 0 : quality.applyAsDouble(passage);
            return fit > 0 ? List.of(new Candidate(Value.text(text), text, passage.words(), fit)) : List.of();
        };
    }

    private double organisation(Passage passage) {
        List<String> words = tokens(passage.text());
        if (words.size() > 10 || letterShare(passage.text()) < 0.6) {
            return 0.1;
        }
        double named = endsWithLegalForm(words) ? 1 : words.stream().anyMatch(trade::has) ? 0.8 : 0.5;
        return named * capitalised(words);
    }

    private boolean endsWithLegalForm(List<String> words) {
        return Stream.of(3, 2, 1)
                .filter(n -> n < words.size())
                .map(n -> String.join(" ", words.subList(words.size() - n, words.size())))
                .anyMatch(end -> legalForms.has(end) || legalForms.has(end.replaceAll("[.,]+$", "")));
    }

    private double person(Passage passage) {
        List<String> words = tokens(passage.text());
        if (words.size() > 5 || letterShare(passage.text()) < 0.85 || endsWithLegalForm(words)) {
            return 0.1;
        }
        boolean titled = titles.has(words.getFirst());
        boolean comma = passage.text().matches("\\p{L}[\\p{L}'-]+, .*");
        double count = words.size() == 1 ? 0.4 : words.size() <= 3 ? 0.8 : 0.6;
        return titled
                ? 1
                : capitalised(words) * (comma ? 0.9 : count) * (words.stream().anyMatch(trade::has) ? 0.4 : 1);
    }

    private double address(Passage passage) {
        List<String> words = tokens(passage.text());
        boolean street = words.stream().anyMatch(this::street);
        boolean number = words.stream().anyMatch(word -> word.matches("(?i)(?:no\\.?)?\\d{1,5}[a-z]?[,.]?"));
        boolean code = postcodes.find(passage, Hints.NONE).stream().anyMatch(c -> c.quality() > 0.45);
        double sum = (street ? 0.45 : 0) + (number ? 0.15 : 0) + (code ? 0.35 : 0) + 0.05;
        return letterShare(passage.text()) < 0.3 ? 0.3 * sum : sum;
    }

    private boolean street(String word) {
        String bare = word.replaceAll("[,;:]+$", "");
        return streets.has(bare)
                || streets.words().stream()
                        .anyMatch(end -> end.startsWith("-")
                                && bare.length() > end.length()
                                && Folding.fold(bare).endsWith(end.substring(1)));
    }

    private static List<String> tokens(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static double letterShare(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long seen = text.chars().filter(c -> !Character.isWhitespace(c)).count();
        return seen == 0 ? 0 : (double) letters / seen;
    }

    /** Names are written with capitals; a sentence has few. */
    private static double capitalised(List<String> words) {
        long big = words.stream()
                .filter(word -> !word.isEmpty()
                        && !word.substring(0, 1).equals(word.substring(0, 1).toLowerCase(Locale.ROOT)))
                .count();
        return 0.3 + 0.7 * big / words.size();
    }
}
