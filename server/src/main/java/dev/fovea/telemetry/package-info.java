/** Metrics and health. */
@NullMarked
package dev.fovea.telemetry;

import org.jspecify.annotations.NullMarked;
