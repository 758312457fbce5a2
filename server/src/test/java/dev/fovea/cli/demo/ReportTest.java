package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Ledger ledger = new Ledger();

    @Test
    void totals_count_by_dialect_in_order_of_appearance() {
        add("hub", Outcome.STORED, 201);
        add("acusight", Outcome.REFUSED, 415);
        add("hub", Outcome.PARTLY_STORED, 207);
        add("hub", Outcome.REPEATED, 200);
        add("hub", Outcome.ANSWERED, 200);
        assertThat(report().totals())
                .containsExactly(new Total("hub", 4, 2, 1, 0, 1), new Total("acusight", 1, 0, 0, 1, 0));
    }

    @Test
    void a_call_without_answer_is_counted_as_sent_only() {
        add("hub", Outcome.UNANSWERED, 0);
        assertThat(report().totals()).containsExactly(new Total("hub", 1, 0, 0, 0, 0));
    }

    @Test
    void refusals_are_whole_and_partial() {
        add("hub", Outcome.STORED, 201);
        add("hub", Outcome.PARTLY_STORED, 207);
        add("hub", Outcome.REFUSED, 404);
        assertThat(report().refusals()).extracting(Entry::status).containsExactly(207, 404);
    }

    @Test
    void a_refusal_on_purpose_is_as_expected() {
        add("hub", Outcome.REFUSED, 404);
        assertThat(report().asExpected()).isTrue();
    }

    @Test
    void one_broken_expectation_is_enough() {
        add("hub", Outcome.STORED, 201);
        ledger.add(new Entry("hub", "run", Outcome.STORED, 200, List.of(), List.of("status 201")));
        assertThat(report().asExpected()).isFalse();
        assertThat(report().surprises()).extracting(Entry::what).containsExactly("run");
    }

    @Test
    void nothing_happened_is_not_as_expected() {
        assertThat(report().asExpected()).isFalse();
    }

    private void add(String dialect, Outcome outcome, int status) {
        ledger.add(new Entry(dialect, "something", outcome, status, List.of(), List.of()));
    }

    private Report report() {
        return new Report(ledger.entries());
    }
}
