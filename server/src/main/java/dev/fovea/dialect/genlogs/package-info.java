/**
 * GenLogs partner ingest: one picture named by its address, with a plate read.
 *
 * <p>Seed: {@code genlogs-ingest.md}. Docs: {@code docs/dialects/genlogs.md}. Golden exchanges: {@code golden/genlogs}.
 * Known divergence: plate alerts ({@code /alerts/…}) are not served.
 */
@NullMarked
package dev.fovea.dialect.genlogs;

import org.jspecify.annotations.NullMarked;
