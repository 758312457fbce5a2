package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.RetentionRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rules of retention. */
public interface RetentionRules {
    /** Adds a rule; empty when the organisation has another one of that name. */
    Optional<RetentionRule> add(OrgId org, UUID id, RetentionRule.Content content, Instant now);

    /** The rule of that id. */
    Optional<RetentionRule> find(OrgId org, UUID id);

    /** All rules, in the order in which they are asked. */
    List<RetentionRule> list(OrgId org);

    /** Replaces what somebody wrote. */
    void change(OrgId org, UUID id, RetentionRule.Content content, Instant now);

    /** Whether another rule of the organisation has the name. */
    boolean nameTaken(OrgId org, String name, Optional<UUID> except);

    /** Removes a rule; false when it was gone. */
    boolean delete(OrgId org, UUID id);

    /** Notes what the rule did. */
    void applied(UUID id, RetentionRule.LastRun run);

    /** The number of the last medium of the stretch of {@code size} arrivals behind {@code after}; empty at the end. */
    Optional<Stretch> stretch(OrgId org, long after, int size);

    /**
     * Consecutive arrivals.
     *
     * @param last number of the last one
     * @param firstReceived when the earliest of them was received
     */
    record Stretch(long last, Instant firstReceived) {}
}
