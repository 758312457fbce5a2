package dev.fovea.conformance;

import dev.fovea.conformance.Outcome.Failed;
import dev.fovea.conformance.Outcome.Passed;
import dev.fovea.conformance.Outcome.Skipped;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Command line: plays the golden exchanges against a server and says what passed. */
public final class Main {
    private static final String USAGE = """
            usage: conformance --base-url URL --credentials FILE [--other-credentials FILE]
                               [--filter TEXT] [--var NAME=VALUE]... [--quiet]
            The server must be allowed to fetch from 127.0.0.1 (--set outbound.allow=127.0.0.1).
            """;

    private final PrintStream out;
    private Variables variables = Variables.none();
    private String filter = "";
    private boolean quiet;
    private @Nullable URI base;

    private Main(PrintStream out) {
        this.out = out;
    }

    /** Exits 0 when nothing failed, 1 when something did, 2 when the arguments are wrong. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        Main main = new Main(out);
        try {
            main.read(List.of(arguments));
            return main.play() ? 0 : 1;
        } catch (IllegalArgumentException | IOException e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
    }

    private void read(List<String> arguments) throws IOException {
        int i = 0;
        while (i < arguments.size()) {
            String option = arguments.get(i++);
            if (option.equals("--quiet")) {
                quiet = true;
            } else if (i < arguments.size()) {
                read(option, arguments.get(i++));
            } else {
                throw new IllegalArgumentException(option + " needs a value");
            }
        }
    }

    private void read(String option, String value) throws IOException {
        switch (option) {
            case "--base-url" -> base = URI.create(value);
            case "--credentials" ->
                variables = Variables.credentials(Path.of(value), "").with(variables);
            case "--other-credentials" -> variables = variables.with(Variables.credentials(Path.of(value), "other."));
            case "--filter" -> filter = value;
            case "--var" -> variables = withVariable(value);
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private Variables withVariable(String nameAndValue) {
        int equals = nameAndValue.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--var wants NAME=VALUE");
        }
        return variables.with(nameAndValue.substring(0, equals), nameAndValue.substring(equals + 1));
    }

    private boolean play() throws IOException {
        if (base == null) {
            throw new IllegalArgumentException("--base-url is missing");
        }
        Tally tally = new Tally();
        try (Runner runner = new Runner(base, variables)) {
            for (Exchange exchange : GoldenFiles.exchanges()) {
                if (exchange.name().contains(filter)) {
                    runner.run(exchange).forEach(outcome -> report(outcome, tally));
                }
            }
        }
        out.println(tally.passed + " passed, " + tally.failed + " failed, " + tally.skipped + " skipped");
        return tally.failed == 0;
    }

    private void report(Outcome outcome, Tally tally) {
        switch (outcome) {
            case Passed(String step, String shows) -> {
                tally.passed++;
                if (!quiet) {
                    out.println("pass " + step + "  " + shows);
                }
            }
            case Failed(String step, String shows, List<String> differences) -> {
                tally.failed++;
                out.println("FAIL " + step + "  " + shows);
                differences.forEach(difference -> out.println("       " + difference));
            }
            case Skipped(String step, String shows, String reason) -> {
                tally.skipped++;
                out.println("skip " + step + "  " + shows + " (" + reason + ")");
            }
        }
    }

    /** How many steps went how. */
    private static final class Tally {
        private int passed;
        private int failed;
        private int skipped;
    }
}
