package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.LegalForms;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mends what a scan makes of addresses and of names of firms: misread common words, storeys and postcodes. */
final class TextSpelling {
    private static final Map<String, String> POSTCODE_DIGITS =
            Map.of("$", "5", "§", "5", "#", "4", "S", "5", "O", "0", "l", "1", "I", "1", "]", "1", "B", "8");
    private static final String POSTCODE = "[\\d$§#SOlI\\]B]{5}[.,]?";
    private static final int CERTAIN = 3;

    private final FamiliarWords places = FamiliarWords.read("place-words");
    private final FamiliarWords names = FamiliarWords.read("name-words");

    /** Whether a reading is a word of texts of this type. */
    Predicate<String> familiar(ValueType type) {
        return switch (type) {
            case ADDRESS -> places::has;
            case ORGANISATION -> names::has;
            default -> word -> false;
        };
    }

    /** The option with its text mended; the text layer of a PDF is left as it is. */
    Option of(Option option, ValueType type) {
        Candidate candidate = option.candidate();
        if (option.layout().page().origin() != PageText.Origin.RECOGNISED
                || !(candidate.value() instanceof Value.Text text)) {
            return option;
        }
        String mended = switch (type) {
            case ADDRESS -> address(text.value(), candidate.words());
            case ORGANISATION -> LegalForms.repaired(each(text.value(), candidate.words(), names));
            default -> text.value();
        };
        return option.with(new Candidate(Value.text(mended), candidate.raw(), candidate.words(), candidate.quality()));
    }

    private String address(String text, List<Word> words) {
        String numbered = text.replaceAll("(?<=\\d)[\\]|](?=[\\d-])", "1")
                .replaceAll("\\b([Nn]o)[lI]\\b", "$11")
                .replaceAll("(?i)\\b\\p{L}nd(?= (?:floor|flr)\\b)", "2nd")
                .replaceAll("(?i)\\b\\p{L}r[do](?= (?:floor|flr)\\b)", "3rd");
        return each(numbered, words, places);
    }

    private static String each(String text, List<Word> words, FamiliarWords familiar) {
        return Stream.of(text.split(" ", -1))
                .map(word -> word.matches(POSTCODE) ? postcode(word) : familiar.spelled(word, confidence(word, words)))
                .collect(Collectors.joining(" "));
    }

    private static double confidence(String text, List<Word> words) {
        return words.stream()
                .filter(word -> word.text().contains(text))
                .mapToDouble(Word::confidence)
                .max()
                .orElse(0);
    }

    private static String postcode(String word) {
        if (word.chars().filter(Character::isDigit).count() < CERTAIN) {
            return word;
        }
        return word.chars()
                .mapToObj(Character::toString)
                .map(sign -> POSTCODE_DIGITS.getOrDefault(sign, sign))
                .collect(Collectors.joining());
    }
}
