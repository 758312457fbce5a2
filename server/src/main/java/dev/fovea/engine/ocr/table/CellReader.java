package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words of one cell as values of a field, best first. */
final class CellReader {
    /** What recognisers make of rules and dirt at the edges of a text. */
    private static final Pattern DIRT = Pattern.compile("^[\\s|_‘’'`~.,:;*—–=•·»«-]+|[\\s|_‘`~,:;*—–=»«-]+$");

    private static final double FOREIGN_WORD = 0.75;
    private static final double SPOT = 0.5;
    private static final double LEGIBLE = 0.75;
    private static final double APART = 1.2;

    private final Recognisers recognisers;
    private final Hints hints;

    CellReader(Recognisers recognisers, Hints hints) {
        this.recognisers = recognisers;
        this.hints = hints;
    }

    List<Candidate> read(FieldMeaning field, List<Word> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        if (Roles.textual(field)) {
            return text(words).stream().toList();
        }
        List<Candidate> found = recognisers.find(field.type(), words, hints).stream()
                .map(candidate -> candidate.times(share(candidate, words)))
                .sorted(Comparator.comparingDouble(Candidate::quality).reversed())
                .toList();
        return found.isEmpty() && field.type() == ValueType.IDENTIFIER
                ? text(words).map(c -> c.times(0.4)).stream().toList()
                : found;
    }

    /** The words without dirt; empty when nothing remains. */
    static Optional<Candidate> text(List<Word> words) {
        List<Word> kept = withoutSpots(words);
        String raw = Sheet.text(kept);
        String clean = DIRT.matcher(raw).replaceAll("");
        return clean.isEmpty() ? Optional.empty() : Optional.of(new Candidate(Value.text(clean), raw, kept, 0.9));
    }

    /** What stands apart from the text and was hardly recognised is dirt. */
    private static List<Word> withoutSpots(List<Word> words) {
        List<List<Word>> parts = parts(words);
        boolean legible = parts.stream().anyMatch(part -> confidence(part) >= LEGIBLE);
        return parts.stream()
                .filter(part -> !legible || confidence(part) >= SPOT)
                .flatMap(List::stream)
                .toList();
    }

    /** Mean confidence of words. */
    static double confidence(List<Word> words) {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }

    private static List<List<Word>> parts(List<Word> words) {
        List<List<Word>> parts = new ArrayList<>();
        for (Word word : words) {
            Word last = parts.isEmpty() ? word : parts.getLast().getLast();
            double gap = Math.max(word.x1() - last.x2(), word.y1() - last.y2());
            if (parts.isEmpty() || gap > APART * Math.max(word.height(), last.height())) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(word);
        }
        return parts;
    }

    /** A cell holds one value: what leaves digits over or stands among words is less likely meant. */
    private static double share(Candidate candidate, List<Word> words) {
        String cell = Sheet.text(words);
        long digits = digits(cell);
        double covered = digits == 0 ? 1 : Math.min(1, (double) digits(candidate.raw()) / digits);
        long letters = cell.chars().filter(Character::isLetter).count();
        return covered * (letters > 6 ? FOREIGN_WORD : 1);
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
