/** Tests of the pipe between server and worker. */
@NullMarked
package dev.fovea.engine.ocr.text.wire;

import org.jspecify.annotations.NullMarked;
