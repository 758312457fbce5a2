@NullMarked
package dev.fovea.engine.ocr.table;

import org.jspecify.annotations.NullMarked;
