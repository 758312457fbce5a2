package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/** Something that sends: unique by organisation, kind and the id the sender gives itself. */
public record Source(
        SourceId id,
        OrgId org,
        SourceKind kind,
        String externalId,
        String name,
        SourceStatus status,
        Optional<LocationId> location,
        Optional<Place> place,
        Optional<Instant> lastSeenAt,
        Instant createdAt) {}
