/** Tests of the outbound policy and its calls, with hostile addresses and hostile far sides. */
@NullMarked
package dev.fovea.outbound;

import org.jspecify.annotations.NullMarked;
