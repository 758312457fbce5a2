package dev.fovea.model;

import java.time.Instant;
import java.util.UUID;

/** A tenant: nothing of one is ever visible to another. */
public record Organisation(OrgId id, UUID uuid, String name, Instant createdAt) {}
