package dev.fovea.model.export;

import java.time.Instant;

/**
 * What an export has frozen: media that came later are not in it, nor runs that were changed later.
 *
 * @param before only media with a smaller number
 * @param at when it was taken
 */
public record Snapshot(long before, Instant at) {}
