package dev.fovea.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * How far long work is: on a terminal one line that rewrites itself, elsewhere a line every ten seconds, and a summary at
 * the end in any case. Safe for several threads.
 */
public final class Progress {
    private static final long SEEN_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LOGGED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double NANOS = 1e9;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private final LongSupplier nanos;
    private final long began;
    private final Map<String, Long> notes = new TreeMap<>();
    private long total;
    private long done;
    private long bytes;
    private long shown;
    private int width;

    /**
     * Begins now.
     *
     * @param terminal whether a person looks at it
     * @param quiet whether only the summary is wanted
     */
    public Progress(PrintWriter err, boolean terminal, boolean quiet) {
        this(err, terminal, quiet, System::nanoTime);
    }

    Progress(PrintWriter err, boolean terminal, boolean quiet, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.shown = began;
    }

    /** How many steps there are; 0: nobody knows. */
    public synchronized void total(long steps) {
        total = steps;
    }

    /** One step is done, which moved so many bytes. */
    public synchronized void step(long moved) {
        done++;
        bytes += moved;
        show();
    }

    /** Bytes went by that are no step of their own. */
    public synchronized void moved(long count) {
        bytes += count;
        show();
    }

    /** Counts something worth telling, such as {@code failed}. */
    public synchronized void note(String what) {
        notes.merge(what, 1L, Long::sum);
    }

    /** Says something beside the line, such as why one file was refused. */
    public synchronized void say(String sentence) {
        clear();
        err.println(sentence);
        err.flush();
    }

    /** Tells how it ended. */
    public synchronized void end(String what) {
        clear();
        String steps = done == 0 && total == 0 ? "" : " " + number(done) + (total > 0 ? " of " + number(total) : "");
        err.println(what + steps + size() + noted() + " in " + Math.round(seconds() * 10) / 10.0 + " s");
        err.flush();
    }

    private void show() {
        long now = nanos.getAsLong();
        if (quiet || now - shown < (terminal ? SEEN_NANOS : LOGGED_NANOS)) {
            return;
        }
        shown = now;
        String line = line();
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }

    private String line() {
        double seconds = Math.max(seconds(), 0.001);
        double rate = done / seconds;
        if (done == 0 && total == 0) {
            return bytes(bytes) + "  " + bytes(Math.round(bytes / seconds)) + "/s";
        }
        StringBuilder line = new StringBuilder(number(done));
        if (total > 0) {
            line.append('/')
                    .append(number(total))
                    .append("  ")
                    .append(100 * done / total)
                    .append('%');
        }
        line.append("  ").append(Math.round(rate)).append("/s");
        if (bytes > 0) {
            line.append("  ").append(bytes(Math.round(bytes / seconds))).append("/s");
        }
        if (total > done) {
            line.append("  eta ").append(Math.round((total - done) / rate)).append(" s");
        }
        return line + noted();
    }

    private String noted() {
        StringBuilder text = new StringBuilder();
        notes.forEach((what, count) ->
                text.append("  ").append(number(count)).append(' ').append(what));
        return text.toString();
    }

    private String size() {
        return bytes > 0 ? " (" + bytes(bytes) + ")" : "";
    }

    private double seconds() {
        return (nanos.getAsLong() - began) / NANOS;
    }

    /** A count with its thousands apart, {@code 1 247}. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
    }

    /** A number of bytes in the largest unit that keeps it above one, {@code 2.3 MB}. */
    public static String bytes(long count) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
