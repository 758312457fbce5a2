package dev.fovea.core.export;

import java.io.IOException;

/**
 * Rows of CSV (RFC 4180, with line feeds). A text that a spreadsheet would take for a formula is fenced with an
 * apostrophe; numbers never are.
 */
final class CsvText {
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";
    private static final String SPECIAL = ",\"\n\r";

    private final Appendable out;
    private boolean begun;

    CsvText(Appendable out) {
        this.out = out;
    }

    CsvText text(String value) throws IOException {
        separate();
        boolean formula = !value.isEmpty() && STARTS_OF_FORMULAS.indexOf(value.charAt(0)) >= 0;
        String fenced = formula ? "'" + value : value;
        boolean special = fenced.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
        out.append(special ? '"' + fenced.replace("\"", "\"\"") + '"' : fenced);
        return this;
    }

    CsvText number(long value) throws IOException {
        separate();
        out.append(Long.toString(value));
        return this;
    }

    /** The shortest text that is read as exactly this number. */
    CsvText number(double value) throws IOException {
        separate();
        out.append(Double.toString(value));
        return this;
    }

    /** So many empty cells. */
    CsvText empty(int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            separate();
        }
        return this;
    }

    /** Ends the row. */
    void end() throws IOException {
        out.append('\n');
        begun = false;
    }

    private void separate() throws IOException {
        if (begun) {
            out.append(',');
        }
        begun = true;
    }
}
