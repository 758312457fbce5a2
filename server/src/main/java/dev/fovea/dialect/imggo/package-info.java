/**
 * ImgGo: patterns say what to read from pictures and documents, jobs read it, webhooks tell of it.
 *
 * <p>Seed: {@code imggo-endpoints.md}. Docs: {@code docs/dialects/imggo.md}. Golden exchanges: {@code golden/imggo}. Known
 * divergences: key administration, signed uploads and feedback of the vendor's console are not served.
 */
@NullMarked
package dev.fovea.dialect.imggo;

import org.jspecify.annotations.NullMarked;
