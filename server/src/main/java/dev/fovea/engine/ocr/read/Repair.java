package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Corrects one misread digit of an amount when the other amounts of the document say what it must be. */
final class Repair {
    /** What was read as surely as this was not misread. */
    private static final double SURE = 0.93;

    private Repair() {}

    /** The printed amount with the digit that makes it the expected one; empty when more than one differs. */
    static Optional<Pooled> towards(BigDecimal expected, Pooled printed) {
        if (!(printed.best().candidate().value() instanceof Value.Num number)
                || printed.best().confidence() > SURE
                || !oneDigit(expected.setScale(2), number.value())) {
            return Optional.empty();
        }
        Candidate candidate = printed.best().candidate();
        Candidate repaired =
                new Candidate(new Value.Num(expected), candidate.raw(), candidate.words(), 0.8 * candidate.quality());
        return Optional.of(new Pooled(printed.best().with(repaired), printed.score(), printed.looks()));
    }

    static boolean oneDigit(BigDecimal one, BigDecimal other) {
        if (other.scale() > 2) {
            return false;
        }
        String a = one.toPlainString();
        String b = other.setScale(2).toPlainString();
        int differ = a.length() == b.length() ? 0 : 2;
        for (int i = 0; differ < 2 && i < a.length(); i++) {
            differ += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return differ == 1;
    }
}
