package dev.fovea.cli.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * Tells the story of the demo. Under each line of narration runs a line of progress: on a terminal it is rewritten in place,
 * elsewhere (a log, a pipe) every step of it is a line of its own, without control characters.
 */
final class Narrator {
    private static final String REWRITE = "\r\u001b[2K";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean terminal;
    private boolean progressOpen;

    Narrator(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Opens a chapter. */
    void heading(String text) {
        line("");
        line(styled(BOLD, text));
    }

    /** One line of narration; what follows happens under it. */
    void say(String text) {
        line("  " + text);
    }

    /** A line that belongs to the call before: one problem of several, for example. */
    void note(String text) {
        line("       " + text);
    }

    /** A call is under way; seen on a terminal only, until its result takes the line. */
    void working(String text) {
        if (terminal) {
            rewrite("     .. " + text);
        }
    }

    /**
     * The result of a call. On a terminal the next one of the same step takes its line, unless it is worth keeping.
     *
     * @param expected whether the answer was the one that was promised; if not, the line is marked and stays
     * @param keep whether the line stays anyway: a refusal, for example
     */
    void result(boolean expected, boolean keep, String text) {
        String line = "     " + (expected ? styled(GREEN, "ok") : styled(RED, "!!")) + " " + text;
        if (terminal) {
            rewrite(line);
        } else {
            out.println(line);
        }
        if (keep || !expected) {
            settle();
        }
    }

    /** A whole line, outside of any progress. */
    void line(String text) {
        settle();
        out.println(text);
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    private void rewrite(String text) {
        out.print(REWRITE + text);
        out.flush();
        progressOpen = true;
    }

    private void settle() {
        if (progressOpen) {
            out.println();
            progressOpen = false;
        }
    }

    private String styled(String style, String text) {
        return terminal ? style + text + PLAIN : text;
    }
}
