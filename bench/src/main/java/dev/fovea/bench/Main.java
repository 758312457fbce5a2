package dev.fovea.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one load program, or all that start from nothing, and prints the rows of a Markdown table. */
public final class Main {
    private static final int USAGE = 2;
    private static final String ALL = "all";

    private Main() {}

    /** A load program. */
    @FunctionalInterface
    private interface Program {
        void run(Options options, Report report) throws Exception;
    }

    /** The first argument is the program (default: all), then options. */
    public static void main(String[] arguments) throws Exception {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("--");
        List<String> rest = Arrays.asList(arguments).subList(named ? 1 : 0, arguments.length);
        Optional<Map<String, Program>> chosen = chosen(named ? arguments[0] : ALL);
        if (chosen.isEmpty()) {
            System.err.println("""
                    usage: [uploads|runs|metadata|big-runs|deliveries|jobs|all] [--seconds N] [--clients N] [--data DIR]
                           fill   --data DIR [--db URL] [--images N] [--sightings N]   a year of a fleet, kept in DIR
                           search --data DIR [--db URL]                                searches in what fill made""");
            System.exit(USAGE);
        }
        Options options = Options.parse(rest);
        Report report = new Report(System.out);
        for (Program program : chosen.orElseThrow().values()) {
            program.run(options, report);
        }
    }

    private static Optional<Map<String, Program>> chosen(String name) {
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("uploads", Uploads::run);
        programs.put("runs", Runs::run);
        programs.put("metadata", Metadata::run);
        programs.put("big-runs", BigRuns::run);
        programs.put("deliveries", Deliveries::run);
        programs.put("jobs", Jobs::run);
        Map<String, Program> onFilledStores = Map.of("fill", Fill::run, "search", Searches::run);
        if (onFilledStores.containsKey(name)) {
            return Optional.of(Map.of(name, onFilledStores.get(name)));
        }
        if (name.equals(ALL)) {
            return Optional.of(programs);
        }
        return Optional.ofNullable(programs.get(name)).map(program -> Map.of(name, program));
    }
}
