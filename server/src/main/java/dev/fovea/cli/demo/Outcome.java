package dev.fovea.cli.demo;

/** What became of one call. */
enum Outcome {
    STORED("stored"),
    /** A detection run of which the good boxes were stored and the bad ones listed (207). */
    PARTLY_STORED("partly"),
    /** A retry: answered like the first call, nothing stored twice. */
    REPEATED("repeated"),
    REFUSED("refused"),
    /** Nothing to store: a log-in or a read. */
    ANSWERED("answered"),
    /** The server could not be reached. */
    UNANSWERED("no answer");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** What became of a call that was meant to end as {@code meant}, given its answer. */
    static Outcome of(Answer answer, Outcome meant) {
        if (answer.status() == Answer.NO_STATUS) {
            return UNANSWERED;
        }
        if (!answer.succeeded()) {
            return REFUSED;
        }
        if (answer.status() == 207) {
            return PARTLY_STORED;
        }
        // Acusight marks a retry in the body (decision 6); it shows when the demo runs twice on one data folder.
        boolean retry = answer.at("/data/duplicate").asBoolean(false);
        return retry ? REPEATED : meant == REFUSED ? STORED : meant;
    }
}
