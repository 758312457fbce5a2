package dev.fovea.model;

import java.time.Instant;

/**
 * Something that was done and must be answered for: a secret read, a thing deleted, data exported, a setting changed.
 *
 * @param action thing and verb, e.g. {@code image.deleted}
 * @param subject id of the thing
 * @param details JSON object
 */
public record AuditEntry(long number, Actor actor, String action, String subject, String details, Instant at) {}
