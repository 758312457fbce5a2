/**
 * What is kept, as files in the formats that others read (exports.md): which media and boxes ({@code ExportReader}), in
 * which format (one {@code ExportWriter} each), in how many files ({@code ExportFiles}), and what came of it
 * ({@code WriteExport}).
 */
@NullMarked
package dev.fovea.core.export;

import org.jspecify.annotations.NullMarked;
