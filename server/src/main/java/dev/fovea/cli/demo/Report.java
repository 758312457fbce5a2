package dev.fovea.cli.demo;

import java.util.List;

/** The result of a demo run: every call, in order. */
public final class Report {
    private final List<Entry> entries;

    Report(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Whether every answer was the one that the APIs promise, the refusals included. A run without a call is not. */
    public boolean asExpected() {
        return !entries.isEmpty() && surprises().isEmpty();
    }

    /** How many calls were made. */
    public int calls() {
        return entries.size();
    }

    List<Total> totals() {
        return entries.stream()
                .map(Entry::dialect)
                .distinct()
                .map(dialect -> Total.of(dialect, of(dialect)))
                .toList();
    }

    List<Entry> refusals() {
        return entries.stream().filter(Entry::refusedSomething).toList();
    }

    List<Entry> surprises() {
        return entries.stream().filter(entry -> !entry.asExpected()).toList();
    }

    private List<Entry> of(String dialect) {
        return entries.stream().filter(entry -> entry.dialect().equals(dialect)).toList();
    }
}
