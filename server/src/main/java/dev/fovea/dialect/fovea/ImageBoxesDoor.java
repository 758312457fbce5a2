package dev.fovea.dialect.fovea;

import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.MediaId;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The boxes of a page of images in one call. */
final class ImageBoxesDoor {
    private static final int MOST = 200;

    private final FoveaAuth auth;
    private final MediaQueries media;
    private final ImageViews views;

    ImageBoxesDoor(FoveaAuth auth, MediaQueries media, ImageViews views) {
        this.auth = auth;
        this.media = media;
        this.views = views;
    }

    /** In the order asked for; an id of no image is left out. */
    void boxes(Context context) {
        Caller caller = auth.reader(context);
        List<Map<String, Object>> items =
                media.all(caller.org(), ids(context)).stream().map(views::boxes).toList();
        Json.answer(context, 200, Map.of("items", items));
    }

    private static List<MediaId> ids(Context context) {
        String text = Optional.ofNullable(context.queryParam("ids")).orElse("");
        List<Optional<MediaId>> ids =
                Arrays.stream(text.split(",", -1)).map(MediaId::parse).toList();
        if (ids.size() > MOST || ids.stream().anyMatch(Optional::isEmpty)) {
            throw new FoveaException(
                    FoveaError.Invalid.of("ids", "ids must be 1 to " + MOST + " ids img_<uuid>, separated by commas"));
        }
        return ids.stream().flatMap(Optional::stream).toList();
    }
}
