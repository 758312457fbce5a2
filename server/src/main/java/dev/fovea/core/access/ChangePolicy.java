package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Changes the switches of an organisation that say how images are collected (contracts, decision 7). */
public final class ChangePolicy {
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]{0,5}[smhd]");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "auto_close", Set.of("true", "false"),
            "batch_timeout_mode", Set.of("idle", "window"),
            "duplicate_policy", Set.of("return_existing", "reject", "allow"),
            "near_duplicate", Set.of("off", "flag", "drop"));
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public ChangePolicy(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** An organisation and its own switches; what is not listed is the server's default. */
    public record Profile(Organisation organisation, Map<String, String> settings) {}

    /** The organisation and its switches. */
    public Profile get(OrgId org) {
        return store.read(session ->
                new Profile(session.organisations().get(org), session.policies().list(org, Optional.empty())));
    }

    /**
     * Sets switches of the actor's organisation.
     *
     * @param settings {@code batch_timeout} such as {@code 30m}, {@code batch_max_images}, {@code auto_close},
     *     {@code batch_timeout_mode}, {@code duplicate_policy}, {@code near_duplicate}
     */
    public Profile change(Actor by, Map<String, String> settings) {
        settings.forEach(ChangePolicy::check);
        store.inTransaction(session -> {
            settings.forEach((name, value) -> session.policies().set(by.org(), Optional.empty(), name, value));
            session.audit()
                    .append(by, "settings.changed", "organisation", AuditEntry.details(settings), clock.instant());
            return settings;
        });
        return get(by.org());
    }

    private static void check(String name, String value) {
        boolean right = switch (name) {
            case "batch_timeout" -> DURATION.matcher(value).matches();
            case "batch_max_images" -> COUNT.matcher(value).matches();
            default -> WORDS.getOrDefault(name, Set.of()).contains(value);
        };
        if (!right) {
            throw new FoveaException(
                    FoveaError.Invalid.of(name, "'" + value + "' is not a value of the setting " + name));
        }
    }
}
