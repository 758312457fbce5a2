package dev.fovea.model;

import java.time.Instant;

/**
 * A change that someone may wait for.
 *
 * @param type e.g. {@code image.stored}
 * @param subject id of what changed
 * @param data JSON object
 */
public record Event(long number, OrgId org, String type, String subject, String data, Instant at) {}
