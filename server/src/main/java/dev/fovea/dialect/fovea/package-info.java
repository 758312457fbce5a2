/**
 * Fovea's own API: search, recordings, administration, and what operators watch.
 *
 * <p>Docs: {@code docs/dialects/fovea.md}. Golden exchanges: {@code golden/fovea}, {@code golden/cross}.
 */
@NullMarked
package dev.fovea.dialect.fovea;

import org.jspecify.annotations.NullMarked;
