package dev.fovea.model;

import java.util.Optional;

/**
 * An answer as a repetition of the call must get it.
 *
 * @param status HTTP status, 2xx
 * @param body exact text
 * @param location the {@code Location} header, if any
 */
public record Answer(int status, String body, Optional<String> location) {}
