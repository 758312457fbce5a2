package dev.fovea.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to measure.
 *
 * @param time length of one measurement; most rows take several in turns
 * @param clients how many clients call at once
 * @param data folder that the servers and the bare programs write to; what they wrote is removed afterwards, but for a store
 *     that was filled
 * @param db PostgreSQL database of a store that is filled; SQLite without it
 * @param images how many a store is filled with
 * @param sightings how many a store is filled with
 */
record Options(Duration time, int clients, Path data, Optional<String> db, long images, long sightings) {
    private static final Map<String, String> USUAL = Map.of(
            "--seconds", "10",
            "--clients", "32",
            "--data", System.getProperty("java.io.tmpdir"),
            "--db", "",
            "--images", "1000000",
            "--sightings", "36500000");

    /** @throws IllegalArgumentException naming the option that is unknown or lacks its value */
    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>(USUAL);
        Set<String> known = USUAL.keySet();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!known.contains(arguments.get(i))) {
                throw new IllegalArgumentException("unknown option " + arguments.get(i));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        return new Options(
                Duration.ofSeconds(Long.parseLong(given.get("--seconds"))),
                Integer.parseInt(given.get("--clients")),
                Path.of(given.get("--data")),
                Optional.ofNullable(given.get("--db")).filter(url -> !url.isEmpty()),
                Long.parseLong(given.get("--images")),
                Long.parseLong(given.get("--sightings")));
    }

    /** The database of a store that is filled; its server must be stopped. */
    Database openDatabase() throws SQLException {
        return db.isPresent() ? Database.postgres(db.get()) : Database.sqlite(data.resolve("data/fovea.db"));
    }
}
