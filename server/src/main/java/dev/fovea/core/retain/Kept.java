package dev.fovea.core.retain;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Keep;
import dev.fovea.model.Media;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The refusal to delete what is kept, which says what, why and since when. */
final class Kept {
    private static final int SHOWN = 5;

    private Kept() {}

    static FoveaException refusal(List<Media> kept) {
        String named = kept.stream().limit(SHOWN).map(Kept::named).collect(Collectors.joining("; "));
        String more = kept.size() > SHOWN ? " and " + (kept.size() - SHOWN) + " more" : "";
        return new FoveaException(new FoveaError.Conflict(
                FoveaError.Clash.KEPT,
                named + more + "; take the keep off first, or have an administrator say force",
                Map.of("kept", Removal.ids(kept))));
    }

    private static String named(Media media) {
        Keep keep = media.keep().orElseThrow();
        String reason = keep.reason().isEmpty() ? "" : ": " + keep.reason();
        return "%s is kept since %s by %s%s".formatted(media.id(), keep.at(), keep.by(), reason);
    }
}
