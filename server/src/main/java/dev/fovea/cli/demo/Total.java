package dev.fovea.cli.demo;

import java.util.Collection;
import java.util.List;

/** How many calls one API got, by what became of them. {@code sent} is the sum of the others and of calls without answer. */
record Total(String dialect, int sent, int stored, int repeated, int refused, int answered) {

    static Total of(String dialect, Collection<Entry> entries) {
        return new Total(
                dialect,
                entries.size(),
                count(entries, Outcome.STORED) + count(entries, Outcome.PARTLY_STORED),
                count(entries, Outcome.REPEATED),
                count(entries, Outcome.REFUSED),
                count(entries, Outcome.ANSWERED));
    }

    List<String> cells() {
        return List.of(
                dialect,
                Integer.toString(sent),
                Integer.toString(stored),
                Integer.toString(repeated),
                Integer.toString(refused),
                Integer.toString(answered));
    }

    private static int count(Collection<Entry> entries, Outcome outcome) {
        return (int)
                entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }
}
