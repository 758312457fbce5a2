package dev.fovea.cli.client;

import java.util.List;
import java.util.stream.Stream;

/** What the program tells the shell. The numbers are a promise: scripts decide by them. */
public enum ExitCode {
    SUCCESS(0, "success"),
    UNEXPECTED(1, "unexpected failure"),
    USAGE(2, "wrong usage"),
    PARTLY_FAILED(3, "partly failed: some of several things were refused"),
    NOT_ALLOWED(4, "not signed in, or not allowed (401, 403)"),
    NOT_FOUND(5, "not found (404)"),
    DUPLICATE(6, "duplicate or conflict (409; duplicates with --fail-on-duplicate)"),
    REFUSED(7, "refused by validation (400, 413, 415, 422)"),
    UNREACHABLE(8, "server unreachable, or 5xx after retries"),
    RATE_LIMITED(9, "rate limited (429)"),
    TIMED_OUT(10, "the wait timed out"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the shell sees. */
    public int code() {
        return code;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The code that stands for an HTTP status which is not a success. */
    public static ExitCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> NOT_ALLOWED;
            case 404, 410 -> NOT_FOUND;
            case 409 -> DUPLICATE;
            case 429 -> RATE_LIMITED;
            default -> status >= 500 ? UNREACHABLE : status >= 400 ? REFUSED : UNEXPECTED;
        };
    }

    /** The table for {@code --help}, as picocli wants it: {@code "4:not signed in"}. */
    public static List<String> table() {
        return Stream.of(values()).map(exit -> exit.code + ":" + exit.meaning).toList();
    }
}
