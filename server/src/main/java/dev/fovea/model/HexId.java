package dev.fovea.model;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The 24-digit spelling of a row number that the Hub's documents use for ids ({@code analysisId}): eight digits of
 * epoch seconds, sixteen of the number. It is derived, never stored.
 *
 * @param seconds epoch seconds at which the row was made
 * @param number the row's number
 */
public record HexId(long seconds, long number) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    /** The spelling of a row made at {@code at}. */
    public static HexId of(Instant at, long number) {
        return new HexId(at.getEpochSecond() & 0xffff_ffffL, number);
    }

    /** Reads 24 lower-case hex digits; empty when the text is not of that form. */
    public static Optional<HexId> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new HexId(HexFormat.fromHexDigitsToLong(text, 0, 8), HexFormat.fromHexDigitsToLong(text, 8, 24)));
    }

    @Override
    public String toString() {
        return String.format("%08x%016x", seconds, number);
    }
}
