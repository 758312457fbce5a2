package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.MediaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Images that a body or a path names by their {@code img_} ids. */
final class ImageIds {
    private static final int MOST = 1000;

    private ImageIds() {}

    /** The images of a member; none when it is not there. */
    static List<MediaId> read(FoveaFields fields, String member) {
        Set<String> texts = fields.texts(member);
        if (texts.size() > MOST) {
            fields.problem("too_long", member, "may have at most " + MOST + " images; send the rest in another call");
        }
        List<MediaId> images = new ArrayList<>();
        for (String text : texts) {
            MediaId.parse(text)
                    .ifPresentOrElse(
                            images::add, () -> fields.problem("value_error", member, "has no image id '" + text + "'"));
        }
        return images;
    }

    static MediaId one(String text) {
        return MediaId.parse(text)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.IMAGE, text)));
    }
}
