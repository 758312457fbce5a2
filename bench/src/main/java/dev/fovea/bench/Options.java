package dev.fovea.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to measure.
 *
 * @param time length of one measurement; most rows take several in turns
 * @param clients how many clients call at once
 * @param data folder that the servers and the bare programs write to; what they wrote is removed afterwards
 */
record Options(Duration time, int clients, Path data) {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int CLIENTS = 32;

    /** @throws IllegalArgumentException naming the option that is unknown or lacks its value */
    static Options parse(List<String> arguments) {
        Options options = new Options(TIME, CLIENTS, Path.of(System.getProperty("java.io.tmpdir")));
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seconds" -> new Options(Duration.ofSeconds(Long.parseLong(value)), clients, data);
            case "--clients" -> new Options(time, Integer.parseInt(value), data);
            case "--data" -> new Options(time, clients, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }
}
