package dev.fovea.engine.ocr.value;

import java.util.Optional;

/**
 * A number as found in a passage, not interpreted yet.
 *
 * @param start where the number begins in the passage, its sign included; likewise {@code end}
 * @param digits its digits and signs, look-alikes repaired
 * @param currency sign or code beside it
 * @param unit unit of measure behind it
 * @param quality what repairs and odd surroundings leave of it
 */
record Numeral(
        int start,
        int end,
        String digits,
        boolean negative,
        Optional<String> currency,
        boolean percent,
        Optional<String> unit,
        double quality) {

    boolean within(Numeral other) {
        return start >= other.start && end <= other.end;
    }

    Numeral times(double factor) {
        return new Numeral(start, end, digits, negative, currency, percent, unit, quality * factor);
    }
}
