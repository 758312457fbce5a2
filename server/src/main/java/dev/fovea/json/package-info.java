/** {@link dev.fovea.model.Value} as JSON text; shared by every adapter and door. */
@NullMarked
package dev.fovea.json;

import org.jspecify.annotations.NullMarked;
