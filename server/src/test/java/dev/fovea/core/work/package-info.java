/** Tests of leased work. */
@NullMarked
package dev.fovea.core.work;

import org.jspecify.annotations.NullMarked;
