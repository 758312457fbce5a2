package dev.fovea.core.access;

import dev.fovea.core.port.Policies;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /** A value of each setting, so that a name is known to be one although nothing is set. */
    private static final Map<String, String> ANY = Map.of(
            "batch_timeout", "1m",
            "batch_max_images", "1",
            "auto_close", "true",
            "batch_timeout_mode", "idle",
            "duplicate_policy", "allow",
            "near_duplicate", "off");

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
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        settings.forEach((name, value) -> values.put(name, Optional.of(value)));
        change(by, Optional.empty(), values);
        return get(by.org());
    }

    /**
     * Sets switches of the actor's organisation, or of one of its devices, and takes back those that are empty.
     *
     * @param settings as above
     */
    public void change(Actor by, Optional<Source> device, Map<String, Optional<String>> settings) {
        settings.forEach((name, value) -> check(name, value.orElse(ANY.getOrDefault(name, ""))));
        Map<String, String> told = new TreeMap<>();
        settings.forEach((name, value) -> told.put(name, value.orElse("default")));
        String subject = device.map(Source::externalId).orElse("organisation");
        store.inTransaction(session -> {
            settings.forEach((name, value) -> put(session.policies(), by.org(), device, name, value));
            session.audit().append(by, "settings.changed", subject, AuditEntry.details(told), clock.instant());
            return told;
        });
    }

    private static void put(
            Policies policies, OrgId org, Optional<Source> device, String name, Optional<String> value) {
        Optional<SourceId> source = device.map(Source::id);
        value.ifPresentOrElse(text -> policies.set(org, source, name, text), () -> policies.clear(org, source, name));
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
