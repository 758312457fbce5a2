@NullMarked
package dev.fovea.blob.file;

import org.jspecify.annotations.NullMarked;
