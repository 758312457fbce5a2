/** What has had its time: expiry of runs, bytes that nothing refers to. */
@NullMarked
package dev.fovea.core.retain;

import org.jspecify.annotations.NullMarked;
