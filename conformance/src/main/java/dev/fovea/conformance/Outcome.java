package dev.fovea.conformance;

import java.util.List;

/** How a step of an exchange went. */
public sealed interface Outcome {

    /** Which step, e.g. {@code genlogs/02-fields#3}. */
    String step();

    /** What the step shows. */
    String shows();

    /** The answer was as expected. */
    record Passed(String step, String shows) implements Outcome {}

    /**
     * The answer differed, or none came.
     *
     * @param differences one line each
     */
    record Failed(String step, String shows, List<String> differences) implements Outcome {}

    /**
     * The exchange was not played.
     *
     * @param reason what the runner was not given
     */
    record Skipped(String step, String shows, String reason) implements Outcome {}
}
