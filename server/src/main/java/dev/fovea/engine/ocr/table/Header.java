package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a table: one line, or two when its words are stacked.
 *
 * @param from index of its first line; {@code to} is the index after its last
 * @param headings from left to right
 */
record Header(int from, int to, List<Heading> headings) {
    Header {
        headings = headings.stream()
                .sorted(Comparator.comparingDouble(Heading::x1))
                .toList();
    }

    List<Word> words() {
        return headings.stream().flatMap(heading -> heading.words().stream()).toList();
    }

    /** How many of the wanted fields it names, each weighted by how surely; no heading counts twice. */
    double coverage(List<FieldMeaning> fields) {
        List<Heading> free = new ArrayList<>(headings);
        double sum = 0;
        for (FieldMeaning field : fields) {
            Heading best = free.stream()
                    .filter(heading -> heading.strength(field) > 0)
                    .max(Comparator.comparingDouble((Heading heading) -> heading.strength(field)))
                    .orElse(null);
            if (best != null) {
                sum += best.strength(field);
                free.remove(best);
            }
        }
        return sum;
    }
}
