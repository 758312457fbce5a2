/** Tests of the log of calls. */
@NullMarked
package dev.fovea.core.requests;

import org.jspecify.annotations.NullMarked;
