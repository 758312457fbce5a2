package dev.fovea.cli.demo;

import java.util.List;

/**
 * One call of the demo and what became of it.
 *
 * @param dialect the API that was called
 * @param what the thing that was sent or asked for, in a few words
 * @param status HTTP status; 0 when no answer came
 * @param reasons why it was refused, wholly or in part, one entry a problem; empty otherwise
 * @param broken expectations that did not hold; empty when the answer is as expected
 */
record Entry(String dialect, String what, Outcome outcome, int status, List<String> reasons, List<String> broken) {
    Entry {
        reasons = List.copyOf(reasons);
        broken = List.copyOf(broken);
    }

    boolean asExpected() {
        return broken.isEmpty();
    }

    boolean refusedSomething() {
        return outcome == Outcome.REFUSED || outcome == Outcome.PARTLY_STORED;
    }
}
