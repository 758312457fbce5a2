package dev.fovea.engine.vision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What tokens cost, in any currency.
 *
 * @param input price of a million tokens sent
 * @param output price of a million tokens answered
 */
public record Prices(BigDecimal input, BigDecimal output) {
    /** Price of so many tokens, millionths of the currency, rounded up: a price for a million is as many millionths for one. */
    public long micros(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }
}
