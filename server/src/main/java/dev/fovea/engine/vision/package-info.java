/** Extraction by a model that looks at the picture, behind any OpenAI-compatible endpoint (docs/engines.md). */
@NullMarked
package dev.fovea.engine.vision;

import org.jspecify.annotations.NullMarked;
