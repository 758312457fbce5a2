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
        tell(entry);
        return answer;
    }

    private Entry entry(String what, Outcome outcome, Answer answer, Check check) {
        return new Entry(dialect, what, outcome, answer.status(), reasons(outcome, answer), check.broken(answer));
    }

    private static List<String> reasons(Outcome outcome, Answer answer) {
        return switch (outcome) {
            case REFUSED, UNANSWERED -> Reason.all(answer);
            case PARTLY_STORED -> Reason.rejectedBoxes(answer);
            case STORED, REPEATED, ANSWERED -> List.of();
        };
    }

    private void tell(Entry entry) {
        String call = "%d %-9s %s".formatted(entry.status(), entry.outcome().word(), entry.what());
        List<String> reasons = entry.reasons();
        String why = reasons.size() == 1 ? ": " + reasons.getFirst() : "";
        List<String> broken = entry.broken();
        String surprise = broken.isEmpty() ? "" : " [expected " + String.join(", ", broken) + "]";
        narrator.result(entry.asExpected(), !reasons.isEmpty(), call + why + surprise);
        if (reasons.size() > 1) {
            reasons.forEach(narrator::note);
        }
    }
}
