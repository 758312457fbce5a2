/** The log of calls: what came in through any door, who called, and why it was refused. */
@NullMarked
package dev.fovea.core.requests;

import org.jspecify.annotations.NullMarked;
