package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The total of a document whose label cannot be read: any amount with cents in the lower part. */
final class Amounts implements Source {
    private static final double UPPER = 0.3;
    private static final double WEAK = 0.2;

    private final Values values;

    Amounts(Values values) {
        this.values = values;
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        if (!asked.is(Concept.TOTAL)) {
            return options;
        }
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                double depth = sheet.layout().depth(piece.segment().y1());
                if (depth > UPPER) {
                    for (Candidate candidate : values.find(ValueType.MONEY, piece.words(), look.hints())) {
                        if (candidate.quality() > 0.85
                                && candidate.raw().matches(".*\\d[.,]\\d\\d\\D*")
                                && !LabelledValues.ownedByAnother(asked, candidate, sheet)) {
                            options.add(new Option(
                                    candidate,
                                    look.number(),
                                    sheet.layout(),
                                    Place.ALONE,
                                    0,
                                    WEAK * candidate.quality()));
                        }
                    }
                }
            }
        }
        return options;
    }
}
