package dev.fovea.dialect.fovea;

import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.HexId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import java.util.Optional;

/** Finds the medium that a path names; what is no id at all does not exist either. */
final class Lookup {
    private final MediaQueries media;

    Lookup(MediaQueries media) {
        this.media = media;
    }

    /** An image by {@code img_<uuid>} or by its number; a recording whose bytes are elsewhere is none. */
    Media image(OrgId org, String id) {
        Media found = medium(org, id);
        if (found.kind() == MediaKind.VIDEO) {
            throw missing(FoveaError.Thing.IMAGE, id);
        }
        return found;
    }

    /** An image or recording by {@code img_<uuid>} or by its number. */
    Media medium(OrgId org, String id) {
        return MediaId.parse(id).map(parsed -> media.get(org, parsed)).orElseGet(() -> media.get(org, number(id)));
    }

    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw missing(FoveaError.Thing.IMAGE, id);
        }
        return Long.parseLong(id);
    }

    /** A recording, or an image as one, by {@code img_<uuid>} or by its analysis id. */
    Media recording(OrgId org, String id) {
        Optional<MediaId> parsed = MediaId.parse(id);
        return parsed.isPresent() ? media.get(org, parsed.get()) : byAnalysis(org, id);
    }

    private Media byAnalysis(OrgId org, String id) {
        HexId hex = HexId.parse(id).orElseThrow(() -> missing(FoveaError.Thing.RECORDING, id));
        Media found = media.get(org, hex.number());
        if (!found.hexId().equals(hex)) {
            throw missing(FoveaError.Thing.RECORDING, id);
        }
        return found;
    }

    private static FoveaException missing(FoveaError.Thing thing, String id) {
        return new FoveaException(new FoveaError.NotFound(thing, id));
    }
}
