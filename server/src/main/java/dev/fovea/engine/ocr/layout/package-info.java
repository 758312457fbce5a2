/** Words arranged as people see them: lines, and segments within a line. */
@NullMarked
package dev.fovea.engine.ocr.layout;

import org.jspecify.annotations.NullMarked;
