/** What holds for the whole server: its architecture, and the documents about it. */
@NullMarked
package dev.fovea;

import org.jspecify.annotations.NullMarked;
