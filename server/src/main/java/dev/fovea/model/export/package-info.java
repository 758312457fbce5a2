/** What leaves the server as a file: which part of the data, in which format, and what became of it. */
@NullMarked
package dev.fovea.model.export;

import org.jspecify.annotations.NullMarked;
