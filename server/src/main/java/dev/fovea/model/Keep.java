package dev.fovea.model;

import java.time.Instant;

/**
 * That a medium stays, whatever rules of retention and deletions by the dozen say.
 *
 * @param reason why, in the words of whoever asked for it; may be empty
 * @param by the user, or the prefix of the key that was shown
 */
public record Keep(String reason, String by, Instant at) {}
