package dev.fovea.model;

import java.time.Instant;

/**
 * A filter kept under a name.
 *
 * @param owner who made it
 * @param revision counts changes, from 1
 */
public record SavedQuery(
        QueryId id,
        long number,
        OrgId org,
        Draft content,
        String owner,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What its owner decides.
     *
     * @param name unique in the organisation
     * @param q the filter, as typed
     */
    public record Draft(String name, String q, String description) {}
}
