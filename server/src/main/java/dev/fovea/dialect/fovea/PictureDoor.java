package dev.fovea.dialect.fovea;

import dev.fovea.core.access.SignedLink.Kind;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.picture.Crops;
import dev.fovea.core.picture.Thumbnails;
import dev.fovea.core.picture.UndecodableException;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Media;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Collectors;

/** Small pictures of images and documents: thumbnails and crops (docs/api/media.md). */
final class PictureDoor {
    private static final String JPEG = "image/jpeg";

    private final LinkedMedia access;
    private final Thumbnails thumbnails;
    private final Crops crops;
    private final RunQueries runs;

    PictureDoor(LinkedMedia access, Thumbnails thumbnails, Crops crops, RunQueries runs) {
        this.access = access;
        this.thumbnails = thumbnails;
        this.crops = crops;
        this.runs = runs;
    }

    void thumbnail(Context context) {
        Media image = access.find(context, Kind.THUMBNAIL);
        int width = width(Optional.ofNullable(context.queryParam("width")));
        answer(context, image, thumbnails.tag(image, width), () -> thumbnails.get(image, width));
    }

    /** One of the widths that are made; the smallest when none is asked for. */
    static int width(Optional<String> text) {
        if (text.isEmpty()) {
            return Thumbnails.WIDTHS.getFirst();
        }
        return Thumbnails.WIDTHS.stream()
                .filter(width -> text.get().equals(width.toString()))
                .findFirst()
                .orElseThrow(() -> new FoveaException(FoveaError.Invalid.of(
                        "width",
                        Thumbnails.WIDTHS.stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", "width must be one of ", "")))));
    }

    void crop(Context context) {
        Media image = access.find(context, Kind.CROP);
        CropQuery query = CropQuery.of(context::queryParam);
        Crops.Cut cut = query.cut(box(image, query));
        answer(context, image, crops.tag(image, cut), () -> crops.cut(image, cut));
    }

    private Corners box(Media image, CropQuery query) {
        return query.storedBox(image.frame().orientation()).orElseGet(() -> {
            CropQuery.Tracked tracked = query.tracked().orElseThrow();
            return runs.firstBox(image, tracked.run(), tracked.track());
        });
    }

    /** Draws a picture. */
    @FunctionalInterface
    private interface Drawing {
        byte[] draw() throws UndecodableException;
    }

    private static void answer(Context context, Media image, Optional<String> name, Drawing drawing) {
        EntityTag tag = LastingBytes.tag(name.orElseThrow(() -> new FoveaException(
                new FoveaError.NotFound(FoveaError.Thing.CONTENT, image.id().toString()))));
        if (LastingBytes.areKnown(context, tag)) {
            LastingBytes.describe(context, tag, JPEG);
            context.status(304);
            return;
        }
        try {
            byte[] drawn = drawing.draw();
            LastingBytes.describe(context, tag, JPEG);
            context.res().setContentLengthLong(drawn.length);
            context.status(200).result(drawn);
        } catch (UndecodableException e) {
            ProblemDetails.answer(context, ProblemDetails.Kind.UNDECODABLE, String.valueOf(e.getMessage()));
        }
    }
}
