package dev.fovea.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what was measured as rows of a Markdown table: the work, the figure, the value, the bar. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
        out.println("| Work | Measured | Value | Bar |");
        out.println("|---|---|---|---|");
    }

    /** A value that no bar is set for. */
    void row(String work, String figure, String value) {
        print(work, figure, value, "");
    }

    /** A value that should not be below the bar. */
    void atLeast(String work, String figure, double value, double bar) {
        print(work, figure, number(value), "≥ " + number(bar) + (value >= bar ? ": held" : ": **missed**"));
    }

    /** A value that should not be above the bar. */
    void atMost(String work, String figure, double value, double bar) {
        print(work, figure, number(value), "≤ " + number(bar) + (value <= bar ? ": held" : ": **missed**"));
    }

    private void print(String work, String figure, String value, String bar) {
        out.println("| " + work + " | " + figure + " | " + value + " | " + bar + " |");
        out.flush();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
