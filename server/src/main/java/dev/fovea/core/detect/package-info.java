/**
 * Detection runs: what a client submitted, the rules it must keep, and the run that is stored.
 * Rules and arithmetic come from the hub contract (seed hub, and the vendor's public core).
 */
@NullMarked
package dev.fovea.core.detect;

import org.jspecify.annotations.NullMarked;
