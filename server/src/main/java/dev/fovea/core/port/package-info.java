/** What the core asks of the world, one small interface each. */
@NullMarked
package dev.fovea.core.port;

import org.jspecify.annotations.NullMarked;
