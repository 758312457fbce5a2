/** Patterns and the jobs that read pictures with them. */
@NullMarked
package dev.fovea.core.extract;

import org.jspecify.annotations.NullMarked;
