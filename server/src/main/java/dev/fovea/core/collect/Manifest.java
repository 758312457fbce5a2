package dev.fovea.core.collect;

import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetItem.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a frozen version: JSON Lines, one line an image, newest image first. The same content makes the same
 * bytes, so that its hash tells whether two versions are equal.
 */
public final class Manifest {
    private Manifest() {}

    /** The line of an image, with its end. */
    public static byte[] line(DatasetItem item) {
        ObjectText line = content(item)
                .text("split", item.split().name().toLowerCase(Locale.ROOT))
                .text("content_hash", item.contentHash());
        return (line.end() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of all that the line says but the split. */
    static String contentHash(DatasetItem item) {
        return Sha256.of(content(item).end());
    }

    private static ObjectText content(DatasetItem item) {
        ObjectText content = new ObjectText()
                .text("image", item.media().toString())
                .text("media_key", item.mediaKey())
                .text("filename", item.filename())
                .text("sha256", item.content().sha256())
                .raw("size", Long.toString(item.content().bytes()))
                .text("media_type", item.content().mediaType())
                .raw("width", Integer.toString(item.frame().width()))
                .raw("height", Integer.toString(item.frame().height()))
                .raw("orientation", Integer.toString(item.frame().orientation()))
                .text(
                        "captured_at",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                item.capturedAt().local()))
                .text("source", item.source().orElse(null));
        return content.raw("annotations", annotations(item));
    }

    private static String annotations(DatasetItem item) {
        StringBuilder list = new StringBuilder("[");
        for (Annotation annotation : item.annotations()) {
            list.append(list.length() == 1 ? "" : ",").append(annotation(annotation));
        }
        return list.append(']').toString();
    }

    private static String annotation(Annotation annotation) {
        return new ObjectText()
                .text("run", annotation.run())
                .text("producer", annotation.producer())
                .text("track", annotation.track())
                .text("label", annotation.label())
                .raw("class_id", number(annotation.classId()))
                .raw("confidence", number(annotation.confidence()))
                .raw("box", box(annotation))
                .raw("geometry", annotation.geometry())
                .end();
    }

    private static @Nullable String number(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static String box(Annotation box) {
        return "[" + box.x1() + "," + box.y1() + "," + box.x2() + "," + box.y2() + "]";
    }
}
