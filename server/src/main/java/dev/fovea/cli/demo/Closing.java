package dev.fovea.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        entries("Refused, and why", report.refusals());
        entries("Not as expected", report.surprises());
        narrator.line("");
        narrator.line(verdict(report));
    }

    private void entries(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        narrator.heading(heading);
        Table table = new Table("status", "dialect", "what", "why");
        entries.forEach(entry -> rows(entry).forEach(table::row));
        narrator.lines(table.lines());
    }

    /** A row a reason; the call itself is named in the first one only. */
    private static List<List<String>> rows(Entry entry) {
        List<List<String>> rows = new ArrayList<>();
        Stream.concat(entry.reasons().stream(), entry.broken().stream().map(claim -> "expected: " + claim))
                .forEach(why -> rows.add(
                        rows.isEmpty()
                                ? List.of(Integer.toString(entry.status()), entry.dialect(), entry.what(), why)
                                : List.of("", "", "", why)));
        return rows;
    }

    private static String verdict(Report report) {
        return report.asExpected()
                ? "All %d calls ended as expected, refusals included.".formatted(report.calls())
                : "%d of %d calls did not end as expected."
                        .formatted(report.surprises().size(), report.calls());
    }
}
