package dev.fovea.model;

import java.time.Instant;

/**
 * Where a medium stands in a list by the time of its capture.
 *
 * @param number tells media of one instant apart
 */
public record CapturedPlace(Instant capturedAt, long number) {}
