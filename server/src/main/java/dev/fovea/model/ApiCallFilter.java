package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Which calls are wanted; what is empty does not restrict.
 *
 * @param statusClass first digit of the status
 * @param path what the path must contain
 * @param text what the reason must contain, in any case
 * @param from at or after
 * @param until before
 */
public record ApiCallFilter(
        Optional<String> api,
        Optional<Integer> statusClass,
        Optional<Integer> status,
        Optional<String> caller,
        Optional<String> path,
        Optional<String> text,
        Optional<Instant> from,
        Optional<Instant> until) {}
