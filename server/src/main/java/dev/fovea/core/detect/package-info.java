/** Detection runs: rules, storage, reads. */
@NullMarked
package dev.fovea.core.detect;

import org.jspecify.annotations.NullMarked;
