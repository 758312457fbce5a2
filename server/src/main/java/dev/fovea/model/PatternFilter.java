package dev.fovea.model;

import java.util.Optional;

/**
 * Which patterns to list.
 *
 * @param search part of the name, in any case
 */
public record PatternFilter(Optional<Pattern.Status> status, Optional<String> search) {}
