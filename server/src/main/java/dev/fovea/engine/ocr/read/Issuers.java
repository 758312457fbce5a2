package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Folding;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.LegalForms;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who wrote the document, though no label says so: a name with a legal form, in large print, at the top, repeated in the
 * footer or in the web address; neither a title nor the one who is to pay.
 */
final class Issuers implements Source {
    private static final double LEGAL_FORM = 0.95;
    private static final double TOP = 0.4;
    private static final int BLOCK = 4;

    private final Values values;
    private final NoNames noNames = new NoNames();

    Issuers(Values values) {
        this.values = values;
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        return asked.is(Concept.ISSUER) ? names(look) : List.of();
    }

    /** Every name that may be the issuer's. */
    List<Option> names(Look look) {
        List<Option> options = new ArrayList<>();
        for (Sheet sheet : look.sheets()) {
            Set<Segment> others = otherParties(sheet);
            String all = squeeze(sheet.words().stream().map(Word::text).collect(Collectors.joining()));
            List<String> hosts = hosts(sheet, look);
            int rank = 0;
            for (Row row : sheet.rows()) {
                boolean lettered = false;
                for (Piece piece : row.pieces()) {
                    Optional<Candidate> name = name(piece, sheet, look);
                    lettered |= name.isPresent();
                    if (name.isPresent()) {
                        double score = score(name.get(), piece, sheet, rank, all, hosts)
                                * (others.contains(piece.segment()) ? 0.2 : 1)
                                * (sheet.page().page() == 1 ? 1 : 0.7);
                        options.add(new Option(name.get(), look.number(), sheet.layout(), Place.ALONE, 0, score));
                    }
                }
                rank += lettered ? 1 : 0;
            }
        }
        return options.stream().filter(option -> option.score() > 0.2).toList();
    }

    /** The words of a piece up to a label or a registration number, with a legal form that wrapped to the next line. */
    private Optional<Candidate> name(Piece piece, Sheet sheet, Look look) {
        int end = piece.hits().stream()
                .filter(hit -> hit.from() > 0 && hit.quality() > 0.85 && stops(hit, piece))
                .mapToInt(LabelHit::from)
                .min()
                .orElse(piece.words().size());
        List<Word> words = new ArrayList<>(piece.words().subList(0, Math.min(end, registration(piece.words()))));
        while (!words.isEmpty() && noName(words.getLast())) {
            words.removeLast();
        }
        while (!words.isEmpty() && noName(words.getFirst())) {
            words.removeFirst();
        }
        if (words.isEmpty() || letters(words) < 3) {
            return Optional.empty();
        }
        Optional<Candidate> alone = organisation(words, look);
        Optional<Candidate> wrapped = sheet.layout()
                .below(piece.segment(), 1)
                .filter(under -> under.words().size() <= 3 && under.aligned(piece.segment(), 3 * under.textHeight()))
                .flatMap(under -> organisation(joined(words, under.words()), look));
        boolean torn = wrapped.isPresent()
                && wrapped.get().quality() >= LEGAL_FORM
                && alone.isPresent()
                && alone.get().quality() < LEGAL_FORM
                && onlyForm(piece, sheet, look);
        return torn ? wrapped : alone;
    }

    /** Where a number of the firm's registration begins. */
    private static int registration(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).text().matches("[(\\[{]?\\d{5,}.*|[(\\[{]\\d{3,}.*")) {
                return i;
            }
        }
        return words.size();
    }

    private boolean onlyForm(Piece piece, Sheet sheet, Look look) {
        return sheet.layout()
                        .below(piece.segment(), 1)
                        .flatMap(under -> organisation(joined(List.of(PLACEHOLDER), under.words()), look))
                        .filter(found -> found.quality() >= LEGAL_FORM)
                        .isPresent()
                && sheet.layout().below(piece.segment(), 1).orElseThrow().words().stream()
                        .allMatch(
                                word -> word.text().replaceAll("[^\\p{L}]", "").length() <= 4);
    }

    private static final Word PLACEHOLDER = new Word("X", 0, 0, 1, 1, 1);

    private static List<Word> joined(List<Word> first, List<Word> second) {
        List<Word> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Optional<Candidate> organisation(List<Word> words, Look look) {
        String read = words.stream().map(Word::text).collect(Collectors.joining(" "));
        boolean misread = !LegalForms.repaired(read).equals(read);
        return values.find(ValueType.ORGANISATION, words, look.hints()).stream()
                .findFirst()
                .map(found -> new Candidate(
                        Value.text(LegalForms.repaired(found.raw()
                                .replaceAll("^[^\\p{L}\\d]+|[,;:|*_~-]+$", "")
                                .strip())),
                        found.raw(),
                        words,
                        misread || LegalForms.ends(read) ? 1 : found.quality()));
    }

    private static boolean stops(LabelHit hit, Piece piece) {
        boolean end = hit.to() >= piece.words().size();
        boolean mark = piece.words().get(hit.to() - 1).text().endsWith(":")
                || (!end && piece.words().get(hit.to()).text().chars().anyMatch(Character::isDigit));
        boolean title = end && hit.label().means(Concept.DOCUMENT_TITLE);
        return hit.label().key().length() > 2
                && (mark || title)
                && (title || hit.label().concepts().entrySet().stream().anyMatch(Issuers::surelyNoName));
    }

    private static boolean surelyNoName(Map.Entry<Concept, Double> meaning) {
        Concept concept = meaning.getKey();
        return meaning.getValue() > 0.9
                && !concept.ofRows()
                && concept != Concept.ISSUER
                && concept.type() != ValueType.FREE_TEXT
                && concept.type() != ValueType.PERSON;
    }

    /** Numbers in brackets, and marks: what stands around names. */
    private static boolean noName(Word word) {
        String text = word.text();
        return text.chars().noneMatch(Character::isLetter)
                || text.matches("[(\\[{].*\\d{3,}.*")
                || text.matches(".*\\d{4,}.*[)\\]]");
    }

    private static int letters(List<Word> words) {
        return (int) words.stream()
                .flatMapToInt(word -> word.text().chars())
                .filter(Character::isLetter)
                .count();
    }

    private double score(Candidate name, Piece piece, Sheet sheet, int rank, String all, List<String> hosts) {
        double form = Math.clamp((name.quality() - 0.3) / 0.7, 0, 1);
        double size = Math.min(2, piece.segment().textHeight() / sheet.layout().textHeight()) / 2;
        double top = Math.max(0, 1 - 0.13 * rank);
        String key = squeeze(name.raw());
        boolean repeated = key.length() > 5 && all.indexOf(key) != all.lastIndexOf(key);
        boolean host = hosts.stream().anyMatch(core -> core.length() > 3 && (key.contains(core) || core.contains(key)));
        double sum = 0.05 + 0.4 * form + 0.25 * top + 0.15 * size + (repeated ? 0.1 : 0) + (host ? 0.15 : 0);
        return Math.min(0.95, sum * unlikely(name, piece, sheet));
    }

    private double unlikely(Candidate name, Piece piece, Sheet sheet) {
        double factor = 1;
        if (piece.startsWithLabel()) {
            factor *= piece.hits().getFirst().label().means(Concept.DOCUMENT_TITLE) ? 0.1 : 0.3;
        }
        if (piece.hits().stream()
                .anyMatch(hit -> hit.quality() > 0.9
                        && hit.to() - hit.from() == piece.words().size())) {
            factor *= 0.3;
        }
        if (noNames.has(name.raw())) {
            factor *= 0.15;
        }
        boolean formed = name.quality() >= LEGAL_FORM;
        if (sheet.layout().depth(piece.segment().y1()) > TOP) {
            factor *= formed ? 0.8 : 0.35;
        }
        double digits = (double) name.raw().chars().filter(Character::isDigit).count()
                / name.raw().length();
        if (digits > 0.15 && !formed) {
            factor *= 0.4;
        }
        boolean placed = values.find(ValueType.ADDRESS, piece.words(), Hints.NONE).stream()
                .anyMatch(found -> found.quality() > 0.39);
        if (placed && !formed) {
            factor *= 0.35;
        }
        if (letters(name.words()) < 4) {
            factor *= 0.5;
        }
        return factor
                * (0.5
                        + 0.5
                                * name.words().stream()
                                        .mapToDouble(Word::confidence)
                                        .average()
                                        .orElse(0));
    }

    /** What stands in the blocks of those who pay or receive. */
    private static Set<Segment> otherParties(Sheet sheet) {
        Set<Segment> others = new HashSet<>();
        for (Row row : sheet.rows()) {
            for (Piece piece : row.pieces()) {
                for (LabelHit hit : piece.hits()) {
                    boolean other = (hit.label().strength(Concept.CUSTOMER) > 0.9
                                    || hit.label().strength(Concept.RECIPIENT) > 0.9)
                            && hit.quality() > 0.8;
                    if (other && hit.from() == 0) {
                        others.add(piece.segment());
                        List<Segment> under = sheet.layout().stackBelow(piece.of(hit), 2);
                        others.addAll(under.subList(0, Math.min(BLOCK, under.size())));
                        right(row, piece).ifPresent(others::add);
                    }
                }
            }
        }
        return others;
    }

    private static Optional<Segment> right(Row row, Piece piece) {
        int next = row.pieces().indexOf(piece) + 1;
        return next < row.pieces().size() ? Optional.of(row.pieces().get(next).segment()) : Optional.empty();
    }

    /** The names in web and e-mail addresses: {@code coolblue} of {@code info@coolblue.nl}. */
    private List<String> hosts(Sheet sheet, Look look) {
        List<String> hosts = new ArrayList<>();
        for (ValueType type : List.of(ValueType.EMAIL, ValueType.URL)) {
            values.find(type, sheet.words(), look.hints()).forEach(found -> {
                String host = found.raw()
                        .replaceAll("(?i)^.*@|^https?://|^www\\.|/.*$", "")
                        .replaceAll("(?i)^www\\.", "");
                String[] parts = host.split("\\.", -1);
                hosts.add(squeeze(parts.length > 1 ? parts[parts.length - 2] : host));
            });
        }
        hosts.removeAll(Set.of("gmail", "hotmail", "yahoo", "outlook", "com", "co"));
        return hosts;
    }

    private static String squeeze(String text) {
        return Folding.fold(text).replaceAll("[^\\p{L}\\d]", "");
    }
}
