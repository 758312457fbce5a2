/** Pictures to look at, made of stored ones: thumbnails and crops, upright and small. */
@NullMarked
package dev.fovea.core.picture;

import org.jspecify.annotations.NullMarked;
