/** Tests of patterns and jobs. */
@NullMarked
package dev.fovea.core.extract;

import org.jspecify.annotations.NullMarked;
