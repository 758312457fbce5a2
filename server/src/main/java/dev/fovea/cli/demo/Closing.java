package dev.fovea.cli.demo;

import java.util.List;

/** The end of the story: who sent how much, what was refused and why, and what was not as expected. */
final class Closing {
    private final Narrator narrator;

    Closing(Narrator narrator) {
        this.narrator = narrator;
    }

    void tell(Report report) {
        narrator.heading("What happened");
        Table totals = new Table("dialect", "sent", "stored", "repeated", "refused", "answered");
        report.totals().forEach(total -> totals.row(total.cells()));
        narrator.lines(totals.lines());
        entries("Refused, on purpose or not", report.refusals());
        entries("Not as expected", report.surprises());
        narrator.line("");
        narrator.line(verdict(report));
    }

    private void entries(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        narrator.heading(heading);
        Table table = new Table("status", "dialect", "what", "reason");
        entries.forEach(
                entry -> table.row(Integer.toString(entry.status()), entry.dialect(), entry.what(), reason(entry)));
        narrator.lines(table.lines());
    }

    private static String reason(Entry entry) {
        return entry.asExpected()
                ? entry.reason()
                : (entry.reason() + " [expected " + String.join(", ", entry.broken()) + "]").strip();
    }

    private static String verdict(Report report) {
        return report.asExpected()
                ? "All %d calls ended as expected, refusals included.".formatted(report.calls())
                : "%d of %d calls did not end as expected."
                        .formatted(report.surprises().size(), report.calls());
    }
}
