/** Images in: receive, place in a batch, recognise repetitions. */
@NullMarked
package dev.fovea.core.ingest;

import org.jspecify.annotations.NullMarked;
