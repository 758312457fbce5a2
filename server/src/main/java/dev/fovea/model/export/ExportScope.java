package dev.fovea.model.export;

import dev.fovea.model.BatchId;
import dev.fovea.model.MediaId;
import java.util.List;
import java.util.Optional;

/**
 * Which media an export holds; without members, all of the organisation.
 *
 * @param ids these media only
 * @param batch the media of this batch only
 * @param query the media that this filter finds only (docs/api/search.md)
 */
public record ExportScope(List<MediaId> ids, Optional<BatchId> batch, Optional<String> query) {
    /** Everything. */
    public static final ExportScope EVERYTHING = new ExportScope(List.of(), Optional.empty(), Optional.empty());

    public ExportScope {
        ids = List.copyOf(ids);
    }
}
