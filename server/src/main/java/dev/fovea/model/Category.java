package dev.fovea.model;

import org.jspecify.annotations.Nullable;

/**
 * One class of a producer's vocabulary, kept as sent.
 *
 * @param id class number of the producer
 * @param name class name
 * @param alias name to show instead
 */
public record Category(
        int id, @Nullable String name, @Nullable String alias) {}
