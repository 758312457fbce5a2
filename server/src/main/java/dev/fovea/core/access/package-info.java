/** Who is calling, and what they may do: keys, passwords, tokens, devices. */
@NullMarked
package dev.fovea.core.access;

import org.jspecify.annotations.NullMarked;
