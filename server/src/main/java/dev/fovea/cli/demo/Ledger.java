package dev.fovea.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Collects what happened, in the order in which it happened. For one thread. */
final class Ledger {
    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
