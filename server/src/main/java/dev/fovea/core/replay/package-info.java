/** Answers that a repeated call gets again, byte for byte (contracts, decision 11). */
@NullMarked
package dev.fovea.core.replay;

import org.jspecify.annotations.NullMarked;
