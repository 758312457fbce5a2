/** SQL for two databases; the differences live in {@link dev.fovea.store.Database}. */
@NullMarked
package dev.fovea.store;

import org.jspecify.annotations.NullMarked;
