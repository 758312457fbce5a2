/**
 * Load programs that hold the intake to ratios: each starts a server of its own, loads it over HTTP, and measures a bare
 * program that does the same unavoidable work, in turns with it (docs/operations/performance.md).
 */
@NullMarked
package dev.fovea.bench;

import org.jspecify.annotations.NullMarked;
