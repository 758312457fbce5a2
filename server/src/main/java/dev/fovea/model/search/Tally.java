package dev.fovea.model.search;

/**
 * A number of rows that were counted in the time allowed.
 *
 * @param complete false when there may be more
 */
public record Tally(long count, boolean complete) {}
