/** What people gather: batches made by hand, saved queries, datasets and their frozen versions. */
@NullMarked
package dev.fovea.core.collect;

import org.jspecify.annotations.NullMarked;
