package dev.fovea.cli.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What a single scene needs to be played in a test, and the ledger to look at afterwards. */
final class Backstage {
    static final Occasion OCCASION = new Occasion(Instant.parse("2026-03-01T12:00:00Z"));

    private final Ledger ledger = new Ledger();
    private final Narrator narrator =
            new Narrator(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false);

    Stage stage(String dialect) {
        return new Stage(dialect, narrator, ledger);
    }

    List<Entry> entries() {
        return ledger.entries();
    }

    /** The calls that did not end as expected, by name. */
    List<String> surprises() {
        return new Report(entries()).surprises().stream().map(Entry::what).toList();
    }
}
