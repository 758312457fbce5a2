package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the address among lines that stand below each other: where it begins, and where it ends. */
final class AddressBlock {
    private static final Set<Concept> NO_ADDRESS = EnumSet.complementOf(EnumSet.of(
            Concept.ADDRESS,
            Concept.STREET,
            Concept.CITY,
            Concept.POSTCODE,
            Concept.COUNTRY,
            Concept.LOCATION,
            Concept.LOT_NUMBER,
            Concept.UNIT,
            Concept.UNIT_PRICE,
            Concept.MODEL,
            Concept.NATIONALITY,
            Concept.LINE_NUMBER,
            Concept.PERSON,
            Concept.ISSUER,
            Concept.LINE_DESCRIPTION,
            Concept.SERVICE_CHARGE,
            Concept.REGISTER,
            Concept.BANK));
    private static final double SIGN = 0.18;
    private static final String WEB = "(?i).*(?://|www\\.|@|\\.com\\b).*";
    /** The number of a house, a lot or a block, with which addresses begin. */
    private static final String NUMBERED = "(?i)(?:no|lot|blk|block|unit)[.:]? ?[A-Z]?\\d{1,4}[A-Z]?[.,-].*\\p{L}{3}.*";

    private static final int LONGEST = 6;
    private static final int SKIPPED = 3;
    private static final int TAIL = 5;

    private final Values values;

    AddressBlock(Values values) {
        this.values = values;
    }

    /**
     * The address among the lines; its quality is that of the words as an address.
     *
     * @param lines nearest first; what stands before the address (a registration number, a second name) is passed over
     */
    Optional<Candidate> read(List<List<Word>> lines, List<List<LabelHit>> hits) {
        List<Word> words = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int passed = 0;
        boolean coded = false;
        for (int i = 0; i < lines.size() && texts.size() < LONGEST; i++) {
            List<Word> line = upToLabel(lines.get(i), hits.get(i));
            boolean cut = line.size() < lines.get(i).size();
            boolean sign = !line.isEmpty() && !keyed(line) && (fit(line) >= SIGN || numbered(line));
            if (texts.isEmpty() && !sign) {
                if (++passed > SKIPPED) {
                    break;
                }
                continue;
            }
            if (!texts.isEmpty()
                    && (line.isEmpty() || keyed(line) || foreign(line) || (coded && !continues(line, texts.size())))) {
                break;
            }
            words.addAll(line);
            texts.add(line.stream().map(Word::text).collect(Collectors.joining(" ")));
            boolean more = i + 1 < lines.size() && postcodeFirst(lines.get(i + 1));
            if (cut || (coded && tail(line) && !more)) {
                break;
            }
            coded = hasPostcode(line);
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join(" ", texts).replaceAll("^[^\\p{L}\\d#(]+|[\\s,;:|*_~-]+$|(?: [^\\p{L}\\d]+)+$", "");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate(Value.text(text), text, words, fit(words)));
    }

    /** A number like a postcode in the first line may be that of the house. */
    private boolean continues(List<Word> line, int read) {
        return tail(line) || hasPostcode(line) || (read == 1 && fit(line) >= SIGN);
    }

    /** Whether an address may begin with these words. */
    boolean begins(List<Word> line) {
        return fit(line) >= SIGN;
    }

    private static List<Word> upToLabel(List<Word> line, List<LabelHit> hits) {
        int end = hits.stream()
                .filter(hit -> hit.quality() > 0.75 && hit.label().key().length() > 2 && stops(hit))
                .mapToInt(LabelHit::from)
                .min()
                .orElse(line.size());
        int web = IntStream.range(0, line.size())
                .filter(i -> line.get(i).text().matches(WEB))
                .findFirst()
                .orElse(line.size());
        return line.subList(0, Math.min(Math.min(end, web), line.size()));
    }

    private static boolean stops(LabelHit hit) {
        return hit.label().concepts().keySet().stream().allMatch(NO_ADDRESS::contains)
                && hit.label().concepts().values().stream().anyMatch(strength -> strength > 0.9);
    }

    private double fit(List<Word> words) {
        return values.find(ValueType.ADDRESS, parted(words), Hints.NONE).stream()
                .mapToDouble(Candidate::quality)
                .max()
                .orElse(0);
    }

    /** {@code 21,JLN} as two words. */
    private static List<Word> parted(List<Word> words) {
        return words.stream()
                .flatMap(word -> Stream.of(word.text().split("(?<=[,.;:])(?=[\\p{L}\\d])", -1))
                        .map(part -> new Word(part, word.x1(), word.y1(), word.x2(), word.y2(), word.confidence())))
                .toList();
    }

    private static boolean numbered(List<Word> line) {
        return line.stream().map(Word::text).collect(Collectors.joining(" ")).matches(NUMBERED);
    }

    /** {@code Site: 1046} is no place to send letters to; {@code No: 7} is. */
    private static boolean keyed(List<Word> line) {
        return line.getFirst().text().matches("\\p{L}{3,}:")
                || (line.size() > 1 && line.get(1).text().startsWith(":"));
    }

    /** Dates, telephone numbers and addresses of the web are no part of it. */
    private boolean foreign(List<Word> line) {
        return found(ValueType.DATE, line, 0.7)
                || found(ValueType.EMAIL, line, 0.5)
                || found(ValueType.URL, line, 0.5)
                || (found(ValueType.PHONE, line, 0.8) && fit(line) < 0.4);
    }

    private boolean found(ValueType type, List<Word> line, double quality) {
        return values.find(type, line, Hints.NONE).stream().anyMatch(candidate -> candidate.quality() >= quality);
    }

    /** After the line of the postcode only a region or a country may follow. */
    private static boolean tail(List<Word> line) {
        return line.size() <= TAIL
                && line.stream().noneMatch(word -> word.text().chars().anyMatch(Character::isDigit))
                && line.stream().anyMatch(word -> word.text().length() > 2);
    }

    private boolean postcodeFirst(List<Word> line) {
        return !line.isEmpty() && hasPostcode(line.subList(0, 1));
    }

    private boolean hasPostcode(List<Word> line) {
        return values.find(ValueType.POSTCODE, line, Hints.NONE).stream()
                .anyMatch(code -> code.quality() > 0.45
                        && code.raw().chars().filter(Character::isLetterOrDigit).count() >= 4);
    }
}
