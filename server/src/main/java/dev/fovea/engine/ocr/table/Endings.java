package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.model.PageText.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where a table's body ends: at a line that sums it up. */
final class Endings {
    private static final Set<Concept> SUMS = EnumSet.of(
            Concept.TOTAL, Concept.SUBTOTAL, Concept.TAX, Concept.BALANCE_DUE, Concept.PAID, Concept.ROUNDING);
    private static final Set<Concept> EXTRAS =
            EnumSet.of(Concept.DISCOUNT, Concept.SHIPPING, Concept.SERVICE_CHARGE, Concept.TIP);
    private static final Pattern FIGURES = Pattern.compile("[^\\p{L}]*|.*\\d.*|\\p{Sc}|[A-Z]{2,3}");
    private static final double SURE = 0.75;

    private final Labels labels;

    Endings(Labels labels) {
        this.labels = labels;
    }

    /** Whether the line states a sum over what stands above it. */
    boolean sum(Line line) {
        return names(line, SUMS);
    }

    /** Whether the line adds or takes something that is no item: shipping, a discount. */
    boolean extra(Line line) {
        return names(line, EXTRAS);
    }

    /** The label comes first, and besides it there is nothing but figures. */
    private boolean names(Line line, Set<Concept> concepts) {
        List<Word> words = line.words();
        List<LabelHit> hits = labels.find(words);
        boolean named = hits.stream()
                .anyMatch(hit -> hit.quality() >= SURE && hit.label().means(concepts));
        if (!named) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            boolean inLabel = hits.stream().anyMatch(hit -> hit.from() <= index && index < hit.to());
            if (!inLabel && !FIGURES.matcher(words.get(i).text()).matches()) {
                return false;
            }
        }
        long figures = figures(words);
        return hits.getFirst().from() <= 1 && figures >= 1 && figures <= 2;
    }

    private static long figures(List<Word> words) {
        return words.stream()
                .filter(word ->
                        word.text().matches(".*\\d.*[.,]?.*") && !word.text().contains("%"))
                .count();
    }
}
