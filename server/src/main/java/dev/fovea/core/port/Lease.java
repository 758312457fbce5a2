package dev.fovea.core.port;

/**
 * A worker's hold on a row of work. The attempt fences: once the lease has run out and another worker took the row, the
 * first one's word no longer counts.
 *
 * @param number of the row
 * @param worker who holds it, unique over all nodes
 * @param attempt how often the row has been taken, from 1
 */
public record Lease(long number, String worker, int attempt) {}
