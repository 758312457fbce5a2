package dev.fovea.cli.demo;

import java.util.List;
import java.util.function.Supplier;

/** Where the calls of one API are played: narrates each, judges its answer, and enters it in the ledger. */
final class Stage {
    private final String dialect;
    private final Narrator narrator;
    private final Ledger ledger;

    Stage(String dialect, Narrator narrator, Ledger ledger) {
        this.dialect = dialect;
        this.narrator = narrator;
        this.ledger = ledger;
    }

    void say(String text) {
        narrator.say(text);
    }

    void note(String text) {
        narrator.note(text);
    }

    /** Plays one call that should end as {@code meant} with an answer that passes {@code check}. */
    Answer play(String what, Outcome meant, Check check, Supplier<Answer> call) {
        narrator.working(what);
        Answer answer = call.get();
        Entry entry = entry(what, Outcome.of(answer, meant), answer, check);
        ledger.add(entry);
        narrator.result(entry.asExpected(), told(entry));
        return answer;
    }

    private Entry entry(String what, Outcome outcome, Answer answer, Check check) {
        return new Entry(dialect, what, outcome, answer.status(), reason(outcome, answer), check.broken(answer));
    }

    private static String reason(Outcome outcome, Answer answer) {
        return switch (outcome) {
            case REFUSED, UNANSWERED -> Reason.of(answer);
            case PARTLY_STORED -> String.join("; ", Reason.rejectedBoxes(answer));
            case STORED, REPEATED, ANSWERED -> "";
        };
    }

    private static String told(Entry entry) {
        String told = "%d %-9s %s".formatted(entry.status(), entry.outcome().word(), entry.what());
        String why = entry.reason().isEmpty() ? "" : ": " + entry.reason();
        List<String> broken = entry.broken();
        return told + why + (broken.isEmpty() ? "" : " [expected " + String.join(", ", broken) + "]");
    }
}
