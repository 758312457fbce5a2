package dev.fovea.cli.client;

import java.util.Locale;
import java.util.Optional;

/** Why a command could not do what it was asked for, in a sentence for its user, and what the shell is told. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    /**
     * A failure that the program noticed by itself.
     *
     * @param sentence says what is wrong and, where it can, what to do about it
     */
    public Failure(ExitCode exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /** The same with what caused it, which is shown to nobody but a debugger. */
    public Failure(ExitCode exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    /** What the shell is told. */
    public ExitCode exit() {
        return exit;
    }

    /** A word for programs, such as {@code not-found}; stays the same when sentences change. */
    public String code() {
        return exit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id under which the server's log has the call. */
    public Optional<String> requestId() {
        return Optional.empty();
    }

    /** The HTTP status, when the server answered. */
    public Optional<Integer> status() {
        return Optional.empty();
    }

    /** The sentence, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
