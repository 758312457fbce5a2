package dev.fovea.engine.ocr.lexicon;

import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds labels among words. Several words are compared as one, so that a label is found whether the recogniser glued or
 * tore its words; some wrong letters are forgiven, more the longer it is.
 */
public final class Labels {
    private static final int LONGEST = 6;
    private static final int REMARK = 3;
    private static final double RESEMBLES = 0.75;
    /** What a recogniser reads into a coloured bar or a bullet before a label. */
    private static final Pattern BETWEEN = Pattern.compile(
            "[:;.,=_*|~'\"`-]+|[({\\[][^)}\\]\\d]{0,24}[)}\\]]:?|\\(?@?\\d{1,2}([.,]\\d{1,2})?\\s?%\\)?:?|\\(\\d{1,2}%?\\):?|@");

    private final Map<String, Label> byKey;
    private final Map<Integer, List<Signed>> byLength;
    private final int longest;

    /** A label with the letters it has. */
    private record Signed(Label label, long letters) {}

    private Labels(Map<String, Label> byKey) {
        this.byKey = byKey;
        this.byLength = new HashMap<>();
        byKey.values()
                .forEach(label -> byLength.computeIfAbsent(label.key().length(), any -> new ArrayList<>())
                        .add(new Signed(label, Spelling.signature(label.key()))));
        this.longest = byKey.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    static Labels of(Map<String, Map<Concept, Double>> concepts, Map<String, Map<String, Double>> fields) {
        Set<String> keys = new HashSet<>(concepts.keySet());
        keys.addAll(fields.keySet());
        Map<String, Label> labels = new HashMap<>();
        keys.forEach(key -> labels.put(
                key, new Label(key, concepts.getOrDefault(key, Map.of()), fields.getOrDefault(key, Map.of()))));
        return new Labels(labels);
    }

    /** The labels among words of one line, from left to right, the longer before the shorter; none overlaps another. */
    public List<LabelHit> find(List<Word> words) {
        List<LabelHit> all = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            all.addAll(startingAt(words, from));
        }
        all.sort(Comparator.comparingDouble(Labels::weight).reversed());
        List<LabelHit> chosen = new ArrayList<>();
        for (LabelHit hit : all) {
            if (chosen.stream().noneMatch(hit::overlaps)) {
                chosen.add(hit);
            }
        }
        return chosen.stream()
                .map(hit -> withTrimmings(hit, words))
                .map(hit -> toColon(hit, chosen, words))
                .sorted(Comparator.comparingInt(LabelHit::from))
                .toList();
    }

    private static double weight(LabelHit hit) {
        return hit.label().key().length() * hit.quality() * hit.quality();
    }

    private List<LabelHit> startingAt(List<Word> words, int from) {
        List<LabelHit> hits = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
            String word = Spelling.squeeze(words.get(to - 1).text());
            if (word.isEmpty() && to == from + 1) {
                return hits;
            }
            key.append(word);
            if (key.length() > longest + 3) {
                break;
            }
            int end = to;
            if (!word.isEmpty()) {
                match(key.toString()).ifPresent(match -> hits.add(new LabelHit(match.label, from, end, match.quality)));
            }
            if (words.get(to - 1).text().endsWith(":")) {
                break;
            }
        }
        return hits;
    }

    private record Match(Label label, double quality) {}

    /** The label that the words spell, or nearly spell. */
    public Optional<LabelHit> match(List<Word> words) {
        StringBuilder key = new StringBuilder();
        words.forEach(word -> key.append(Spelling.squeeze(word.text())));
        return match(key.toString()).map(match -> new LabelHit(match.label, 0, words.size(), match.quality));
    }

    private Optional<Match> match(String key) {
        Label exact = byKey.get(key);
        if (exact != null) {
            return Optional.of(new Match(exact, 1));
        }
        if (key.chars().filter(Character::isDigit).count() > 2) {
            return Optional.empty();
        }
        double tolerance = Spelling.tolerance(key.length());
        long letters = Spelling.signature(key);
        Match best = null;
        for (int length = key.length() - (int) tolerance; length <= key.length() + tolerance; length++) {
            for (Signed signed : byLength.getOrDefault(length, List.of())) {
                if (Long.bitCount(letters ^ signed.letters) <= Math.max(2, 2 * tolerance)) {
                    best = better(best, signed.label, key);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Match better(@Nullable Match best, Label label, String key) {
        double tolerance = Math.min(Spelling.tolerance(label.key().length()), Spelling.tolerance(key.length()));
        if (label.key().length() < 6 && label.key().charAt(0) != key.charAt(0)) {
            return best;
        }
        double distance = Spelling.distance(key, label.key(), tolerance);
        double quality = 1 - 1.5 * distance / Math.max(4, label.key().length());
        return distance <= tolerance && (best == null || quality > best.quality) ? new Match(label, quality) : best;
    }

    /**
     * The beginning of a piece as a label of the field though other words stand in it: {@code Brand(s) tested:} for
     * {@code brand}. The key ends with a colon, or is the whole piece when that is short.
     */
    public Optional<LabelHit> resembling(List<Word> words, FieldMeaning field) {
        int end = 0;
        while (end < words.size() && end < LONGEST && !words.get(end).text().endsWith(":")) {
            end++;
        }
        boolean colon = end < words.size() && end < LONGEST;
        int to = colon ? end + 1 : words.size();
        if (to > LONGEST) {
            return Optional.empty();
        }
        List<String> key = words.subList(0, to).stream()
                .map(word -> Spelling.squeeze(word.text()))
                .filter(word -> !word.isEmpty())
                .toList();
        double share = field.labels().keySet().stream()
                .mapToDouble(label -> shared(Tokens.of(label), key))
                .max()
                .orElse(0);
        return share < RESEMBLES
                ? Optional.empty()
                : Optional.of(new LabelHit(
                        new Label(String.join("", key), Map.of(), Map.of(field.path(), 1.0)), 0, to, 0.85 * share));
    }

    /** How much of either is in the other, 0..1. */
    private static double shared(List<String> label, List<String> key) {
        long found = label.stream()
                .map(Spelling::squeeze)
                .filter(token -> key.stream().anyMatch(word -> alike(token, word)))
                .count();
        return label.isEmpty() || key.isEmpty()
                ? 0
                : 0.7 * found / label.size() + 0.3 * Math.min(1.0, (double) found / key.size());
    }

    private static boolean alike(String token, String word) {
        double tolerance = Spelling.tolerance(Math.min(token.length(), word.length()));
        boolean stem = token.length() > 3 && word.length() > 3 && (word.startsWith(token) || token.startsWith(word));
        return token.equals(word) || stem || Spelling.distance(token, word, tolerance) <= tolerance;
    }

    /** {@code Purpose of study:} is one label although only {@code purpose} was sought. */
    private static LabelHit toColon(LabelHit hit, List<LabelHit> all, List<Word> words) {
        if (hit.from() > 0 || words.get(hit.to() - 1).text().endsWith(":")) {
            return hit;
        }
        for (int end = hit.to(); end < Math.min(words.size(), hit.to() + REMARK); end++) {
            int at = end;
            boolean other = all.stream().anyMatch(next -> next.from() == at);
            if (other || words.get(end).text().chars().anyMatch(Character::isDigit)) {
                return hit;
            }
            if (words.get(end).text().endsWith(":")) {
                return new LabelHit(hit.label(), hit.from(), end + 1, hit.quality());
            }
        }
        return hit;
    }

    private static LabelHit withTrimmings(LabelHit hit, List<Word> words) {
        int to = hit.to();
        while (to < words.size() && BETWEEN.matcher(words.get(to).text()).matches()) {
            to++;
        }
        return new LabelHit(hit.label(), hit.from(), to, hit.quality());
    }
}
