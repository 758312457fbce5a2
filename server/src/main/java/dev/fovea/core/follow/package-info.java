/** Readers of the event log at their own pace: the pull feed and what streams are made of. */
@NullMarked
package dev.fovea.core.follow;

import org.jspecify.annotations.NullMarked;
