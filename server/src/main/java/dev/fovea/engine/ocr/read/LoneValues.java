package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.Party;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Values without a label that their form gives away: an e-mail address, an IBAN, the date of a receipt. */
final class LoneValues implements Source {
    private static final Map<ValueType, Double> TELLING = new EnumMap<>(Map.ofEntries(
            Map.entry(ValueType.EMAIL, 0.6),
            Map.entry(ValueType.URL, 0.55),
            Map.entry(ValueType.IBAN, 0.7),
            Map.entry(ValueType.BIC, 0.3),
            Map.entry(ValueType.VAT_ID, 0.5),
            Map.entry(ValueType.TAX_ID, 0.3),
            Map.entry(ValueType.VIN, 0.7),
            Map.entry(ValueType.BARCODE, 0.4),
            Map.entry(ValueType.PHONE, 0.35),
            Map.entry(ValueType.PLATE, 0.25),
            Map.entry(ValueType.TIME, 0.35),
            Map.entry(ValueType.CURRENCY, 0.4),
            Map.entry(ValueType.DATETIME, 0.4)));
    private static final double DATE = 0.45;
    private static final double ISSUER_ABOVE = 0.4;

    private final Values values;

    LoneValues(Values values) {
        this.values = values;
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        double telling = asked.is(Concept.DATE) || anyDate(asked) ? DATE : TELLING.getOrDefault(asked.type(), 0.0);
        List<Option> options = new ArrayList<>();
        if (telling == 0 || asked.is(Concept.FAX)) {
            return options;
        }
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                for (Candidate candidate : values.find(asked.type(), piece.words(), look.hints())) {
                    double score = telling * candidate.quality() * zone(asked, candidate, sheet);
                    if (!LabelledValues.ownedByAnother(asked, candidate, sheet)) {
                        options.add(new Option(candidate, look.number(), sheet.layout(), Place.ALONE, 0, score));
                    }
                }
            }
        }
        return options;
    }

    /** The only date that is asked for may be any. */
    private static boolean anyDate(Asked asked) {
        return asked.type() == ValueType.DATE && asked.meaning().concept().isEmpty();
    }

    /** The document's own date and the issuer's contacts stand on top, the customer's below them. */
    private static double zone(Asked asked, Candidate candidate, Sheet sheet) {
        double depth = sheet.layout().depth(candidate.words().getFirst().centreY());
        if (asked.type() == ValueType.DATE) {
            return 1 - 0.2 * depth;
        }
        boolean top = depth < ISSUER_ABOVE;
        return asked.meaning().party() == Party.CUSTOMER && top ? 0.6 : 1 - 0.1 * depth;
    }
}
