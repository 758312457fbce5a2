/** The embedded engine: reads printed documents without any service. */
@NullMarked
package dev.fovea.engine.ocr;

import org.jspecify.annotations.NullMarked;
