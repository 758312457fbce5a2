package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Boxes that stand before their label, ticked or not; those after it are {@link LabelledValues}. */
final class Flags implements Source {
    private final Values values;

    Flags(Values values) {
        this.values = values;
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        if (asked.type() != ValueType.BOOLEAN) {
            return options;
        }
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                for (LabelHit hit : piece.hits()) {
                    double label = hit.label().strength(asked.meaning()) * hit.quality();
                    if (label > 0 && hit.from() > 0) {
                        List<Candidate> before = values.find(
                                ValueType.BOOLEAN, piece.words().subList(hit.from() - 1, hit.from()), look.hints());
                        before.forEach(candidate -> options.add(new Option(
                                candidate,
                                look.number(),
                                sheet.layout(),
                                Place.AFTER,
                                label,
                                label * candidate.quality())));
                    }
                }
            }
        }
        return options;
    }
}
