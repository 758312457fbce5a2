package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Quantity times price is the amount: chooses the readings of a row for which that holds. */
final class Product {
    private static final BigDecimal CENT = new BigDecimal("0.011");

    private Product() {}

    /** Readings that fit each other. */
    record Fit(Candidate quantity, Candidate price, Candidate amount) {
        double quality() {
            return quantity.quality() * price.quality() * amount.quality();
        }
    }

    /** The best readings that fit; empty when none do. */
    static Optional<Fit> fit(List<Candidate> quantities, List<Candidate> prices, List<Candidate> amounts) {
        Fit best = null;
        for (Candidate quantity : quantities) {
            for (Candidate price : prices) {
                for (Candidate amount : amounts) {
                    Fit fit = new Fit(quantity, price, amount);
                    if (holds(number(quantity), number(price), number(amount))
                            && (best == null || fit.quality() > best.quality())) {
                        best = fit;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the amount is the product, up to what rounding the price may have changed. */
    static boolean holds(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        BigDecimal rounding =
                quantity.abs().multiply(unit(price)).movePointLeft(1).multiply(new BigDecimal(5));
        BigDecimal slack = quantity.stripTrailingZeros().scale() <= 0 ? CENT : CENT.max(rounding);
        return quantity.multiply(price).subtract(amount).abs().compareTo(slack) <= 0;
    }

    private static BigDecimal unit(BigDecimal number) {
        return BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
    }

    /** What the amount must be. */
    static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
    }

    /** What a price or a quantity must be, when it comes out even: a price in cents, a quantity without a fraction. */
    static Optional<BigDecimal> quotient(BigDecimal amount, BigDecimal by, int scale) {
        if (by.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal quotient = amount.divide(by, scale, RoundingMode.HALF_UP);
        return quotient.signum() != 0 && holds(by, quotient, amount) ? Optional.of(quotient) : Optional.empty();
    }

    static BigDecimal number(Candidate candidate) {
        return candidate.value() instanceof Value.Num(BigDecimal value) ? value : BigDecimal.ZERO;
    }
}
