/** What the server and its recognising child processes say to each other over a pipe. */
@NullMarked
package dev.fovea.engine.ocr.text.wire;

import org.jspecify.annotations.NullMarked;
