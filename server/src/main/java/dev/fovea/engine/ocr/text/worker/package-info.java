/** The child process: decodes documents, prepares pictures, recognises text and barcodes. Nothing of it runs in the server itself. */
@NullMarked
package dev.fovea.engine.ocr.text.worker;

import org.jspecify.annotations.NullMarked;
