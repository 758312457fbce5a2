package dev.fovea.core.export;

import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.PictureFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** File names of an export: safe on every file system, unique by the number of the medium at their end. */
final class ExportNames {
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    private static final Pattern DOTS_AT_ENDS = Pattern.compile("^\\.+|\\.+$");
    private static final int MOST_CHARACTERS = 80;
    private static final String FRAME = ".jpg";

    private ExportNames() {}

    /** The sender's name without folders and extension, and the number: {@code IMG_7-42}. */
    static String stem(Media media) {
        String name = media.filename().isEmpty() ? media.mediaKey() : media.filename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String bare = EXTENSION.matcher(last).replaceFirst("");
        String safe =
                DOTS_AT_ENDS.matcher(FOREIGN.matcher(bare).replaceAll("_")).replaceAll("");
        return safe.substring(0, Math.min(safe.length(), MOST_CHARACTERS)) + "-" + media.number();
    }

    /** With its dot: that of the bytes, else that of the sender's name; frames of recordings are called {@code .jpg}. */
    static String extension(Media media) {
        if (media.kind() == MediaKind.VIDEO) {
            return FRAME;
        }
        if (media.content() instanceof Content.Present present) {
            return Stream.of(PictureFormat.values())
                    .filter(format -> format.mediaType().equals(present.mediaType()))
                    .map(format -> "." + format.extension())
                    .findFirst()
                    .orElse("");
        }
        var found = EXTENSION.matcher(media.filename());
        return found.find() ? found.group() : "";
    }
}
