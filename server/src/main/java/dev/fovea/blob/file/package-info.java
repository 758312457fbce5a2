/** Bytes on the file system, durable before they are acknowledged. */
@NullMarked
package dev.fovea.blob.file;

import org.jspecify.annotations.NullMarked;
