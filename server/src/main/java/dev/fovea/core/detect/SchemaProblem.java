package dev.fovea.core.detect;

/**
 * The schema version of a run is missing, unreadable or of another major version.
 *
 * @param message what is wrong, a sentence that begins with {@code schemaVersion}
 */
public record SchemaProblem(String message) {}
