package dev.fovea.engine.ocr.value;

import dev.fovea.engine.ocr.value.Numerals.Reading;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers of one kind: the same digits are a better amount with a currency beside them and a better quantity without. */
final class NumberRecogniser implements Recogniser {
    private static final double WORTH_NAMING = 0.02;

    private final NumeralScanner scanner;
    private final Fitness fitness;

    NumberRecogniser(NumeralScanner scanner, Fitness fitness) {
        this.scanner = scanner;
        this.fitness = fitness;
    }

    /** How well a reading suits a kind of number. */
    interface Fitness {
        /** 0..1; 0 when it cannot be one. */
        double of(Numeral numeral, Reading reading, Hints hints);
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        for (Numeral numeral : scanner.scan(passage, hints)) {
            readings(numeral, hints).stream()
                    .map(reading -> candidate(passage, numeral, reading, hints))
                    .filter(candidate -> candidate.quality() > WORTH_NAMING)
                    .sorted(Comparator.comparingDouble(Candidate::quality).reversed())
                    .forEach(found::add);
        }
        return found;
    }

    private Candidate candidate(Passage passage, Numeral numeral, Reading reading, Hints hints) {
        BigDecimal value = numeral.negative() ? reading.value().negate() : reading.value();
        double quality = numeral.quality() * reading.quality() * fitness.of(numeral, reading, hints);
        return passage.candidate(new Value.Num(value), numeral.start(), numeral.end(), quality);
    }

    /** Beside what is printed, an amount of three and more digits may have lost its decimal sign. */
    private static List<Reading> readings(Numeral numeral, Hints hints) {
        List<Reading> printed = Numerals.read(numeral.digits(), hints.numbers());
        if (printed.size() != 1
                || printed.getFirst().fraction() > 0
                || printed.getFirst().value().precision() < 3) {
            return printed;
        }
        Reading whole = printed.getFirst();
        return List.of(whole, new Reading(whole.value().movePointLeft(2), LOST_SIGN, hints.cents() ? 0.5 : 0.2));
    }

    private static final int LOST_SIGN = -1;

    static double money(Numeral numeral, Reading reading, Hints hints) {
        double named = numeral.currency().isPresent() ? 1 : 0.95;
        double other = (numeral.percent() ? 0.15 : 1) * (numeral.unit().isPresent() ? 0.4 : 1);
        double form = switch (reading.fraction()) {
            case LOST_SIGN, 2 -> 1;
            case 0 -> whole(numeral, reading, hints);
            default -> 0.7;
        };
        return named * other * form;
    }

    private static double whole(Numeral numeral, Reading reading, Hints hints) {
        boolean grouped = numeral.digits().chars().anyMatch(c -> c < '0' || c > '9');
        double usual = numeral.currency().isPresent() ? 0.9 : grouped ? 0.8 : 0.6;
        double length = reading.value().precision() > 8 ? 0.3 : 1;
        return usual * length * (hints.cents() ? 0.55 : 1);
    }

    static double quantity(Numeral numeral, Reading reading, Hints hints) {
        if (reading.fraction() == LOST_SIGN) {
            return 0;
        }
        double other = (numeral.percent() ? 0.2 : 1) * (numeral.currency().isPresent() ? 0.3 : 1);
        double length = reading.value().precision() - reading.value().scale() > 6 ? 0.4 : 1;
        return other * length * (reading.fraction() == 0 ? 1 : 0.9);
    }

    static double plain(Numeral numeral, Reading reading, Hints hints) {
        return reading.fraction() == LOST_SIGN ? 0.2 : numeral.percent() ? 0.85 : 1;
    }

    static double integer(Numeral numeral, Reading reading, Hints hints) {
        boolean integral = reading.value().stripTrailingZeros().scale() <= 0;
        return reading.fraction() == LOST_SIGN || !integral ? 0 : reading.fraction() == 0 ? 1 : 0.7;
    }

    static double percent(Numeral numeral, Reading reading, Hints hints) {
        boolean range = reading.value().compareTo(BigDecimal.valueOf(100)) <= 0;
        double mark = numeral.percent() ? 1 : range ? 0.4 : 0.05;
        return reading.fraction() == LOST_SIGN || numeral.currency().isPresent() ? 0.1 * mark : mark;
    }
}
