package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Code;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Barcodes as values: of fields that ask for one, and of numbers that labels often carry as one. */
final class CodeValues implements Source {
    private static final Map<Concept, Double> CARRIED = new EnumMap<>(Map.of(
            Concept.BARCODE, 1.0,
            Concept.VIN, 0.9,
            Concept.SERIAL_NUMBER, 0.5,
            Concept.TRACKING_NUMBER, 0.6,
            Concept.PART_NUMBER, 0.4,
            Concept.LOT_NUMBER, 0.3));
    private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");

    @Override
    public List<Option> options(Asked asked, Look look) {
        double carried = asked.meaning()
                .concept()
                .map(known -> CARRIED.getOrDefault(known, 0.0))
                .orElse(0.0);
        List<Option> options = new ArrayList<>();
        if (carried == 0) {
            return options;
        }
        for (Sheet sheet : look.sheets()) {
            for (Code code : sheet.page().codes()) {
                if (!asked.is(Concept.VIN) || VIN.matcher(code.text()).matches()) {
                    options.add(new Option(candidate(code), look.number(), sheet.layout(), Place.CODE, 1, carried));
                }
            }
        }
        return options;
    }

    private static Candidate candidate(Code code) {
        Word box = new Word(code.text(), code.x1(), code.y1(), code.x2(), code.y2(), 1);
        return new Candidate(Value.text(code.text()), code.text(), List.of(box), 1);
    }
}
