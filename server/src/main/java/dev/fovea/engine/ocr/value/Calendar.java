package dev.fovea.engine.ocr.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days that exist. */
final class Calendar {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2100;

    private Calendar() {}

    /** {@code YYYY-MM-DD} of digits; empty for the 30 February and for years that no document speaks of. */
    static Optional<String> iso(String year, String month, String day) {
        try {
            int y = Integer.parseInt(year);
            return y < EARLIEST || y >= LATEST
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day))
                            .toString());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
