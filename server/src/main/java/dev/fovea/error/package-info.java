/** The closed list of what can go wrong; each dialect words it in its own form. */
@NullMarked
package dev.fovea.error;

import org.jspecify.annotations.NullMarked;
