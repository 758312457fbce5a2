package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient.Manner;
import dev.fovea.cli.client.Endpoint;
import dev.fovea.cli.client.Profile;
import dev.fovea.cli.client.Profiles;
import dev.fovea.cli.output.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that calls a server. */
final class ClientOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Server (FOVEA_SERVER, then the profile, then http://127.0.0.1:8080).")
    private @Nullable String server;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Profile made by 'fovea login' (FOVEA_PROFILE, then the one in use).")
    private @Nullable String profile;

    @Option(
            names = "--key",
            paramLabel = "SECRET",
            description = "Token or key to call with (FOVEA_KEY, then the profile). Others may see a command line.")
    private @Nullable String key;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, wide, json, jsonl, csv, tsv or id (default: table on a terminal, else tsv).")
    private @Nullable Format format;

    @Option(names = "--json", paramLabel = "FIELDS", split = ",", description = "These members only, as JSON.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--no-color", description = "No colours (NO_COLOR).")
    private boolean plain;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no remarks.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell each call: method, path, status, request id, time.")
    private boolean verbose;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Patience with one answer (default: 60).")
    private long timeout = 60;

    @Option(names = "--retries", paramLabel = "N", description = "Attempts after the first (default: 3).")
    private int retries = 3;

    @Option(names = "--dry-run", description = "Tell changes instead of making them.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    Manner manner() {
        return new Manner(Duration.ofSeconds(Math.max(1, timeout)), Math.max(0, retries), verbose, dryRun);
    }

    /** The server and the caller that flags, environment and profile name, in this order. */
    Endpoint endpoint(Surroundings around) {
        Optional<Profile> kept = kept(around);
        String address = first(server, around.variable("FOVEA_SERVER"))
                .or(() -> kept.map(Profile::server))
                .orElse(Endpoint.USUAL);
        // A key is a secret between two: it goes to the server of its profile and to no other.
        Optional<Profile> trusted = kept.filter(known -> known.server().equals(address));
        return new Endpoint(
                Endpoint.address(address),
                first(key, around.variable("FOVEA_KEY"))
                        .or(() -> trusted.flatMap(known -> Optional.ofNullable(known.key()))),
                first(null, around.variable("FOVEA_DEVICE_KEY"))
                        .or(() -> trusted.flatMap(known -> Optional.ofNullable(known.deviceKey()))));
    }

    /** The profile that is meant; one that was named must exist. */
    private Optional<Profile> kept(Surroundings around) {
        Profiles profiles = Profiles.of(around.environment());
        Optional<String> named = namedProfile(around);
        Optional<Profile> found = profiles.find(named.orElseGet(profiles::current));
        if (named.isPresent() && found.isEmpty()) {
            profiles.use(named.get());
        }
        return found;
    }

    /** Whether a server was said at all: by flag, by environment or by signing in. */
    boolean namesServer(Surroundings around) {
        return first(server, around.variable("FOVEA_SERVER")).isPresent()
                || kept(around).isPresent();
    }

    Optional<String> namedProfile(Surroundings around) {
        return first(profile, around.variable("FOVEA_PROFILE"));
    }

    Optional<String> namedServer(Surroundings around) {
        return first(server, around.variable("FOVEA_SERVER"));
    }

    /** The format that was asked for, or the one that fits who reads. */
    Format format(Surroundings around) {
        if (format != null) {
            return format;
        }
        if (!fields.isEmpty()) {
            return Format.JSON;
        }
        return around.terminal().out() ? Format.TABLE : Format.TSV;
    }

    boolean formatIs(Format wanted) {
        return format == wanted || (format == null && !fields.isEmpty() && wanted == Format.JSON);
    }

    List<String> fields() {
        return fields;
    }

    boolean colour(Surroundings around) {
        return around.terminal().out()
                && !plain
                && around.variable("NO_COLOR").isEmpty()
                && !around.variable("TERM").equals("dumb");
    }

    boolean quiet() {
        return quiet;
    }

    boolean yes() {
        return yes;
    }

    int retries() {
        return retries;
    }

    private static Optional<String> first(@Nullable String given, String variable) {
        return Stream.ofNullable(given)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(variable));
    }
}
