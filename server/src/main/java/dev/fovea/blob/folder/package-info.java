/** A folder as the bucket into which devices put objects themselves. */
@NullMarked
package dev.fovea.blob.folder;

import org.jspecify.annotations.NullMarked;
