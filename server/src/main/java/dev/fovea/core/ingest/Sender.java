package dev.fovea.core.ingest;

import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;

/** Who an image comes from. */
public sealed interface Sender {
    /** A source that proved who it is. */
    record Known(Source source) implements Sender {}

    /** A source known only by the name in the request; made when it is new (genlogs.md §5). */
    record Named(SourceKind kind, String externalId) implements Sender {}
}
