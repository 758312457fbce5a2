package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** File names that clients chose, made safe for storage keys (contract acusight, section 3). */
public final class FileNames {
    private static final int MOST_CHARACTERS = 128;
    private static final int LONGEST_EXTENSION = 16;
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern LEADING_DOTS = Pattern.compile("^\\.+");

    private FileNames() {}

    /**
     * The last path segment of a name in NFC, with {@code _} for everything outside {@code [A-Za-z0-9._-]}, without leading dots and with at
     * most 128 characters, of which the extension is kept; {@code image.<extension>} when nothing is left.
     */
    public static String clean(@Nullable String raw, PictureFormat format) {
        String segment = lastSegment(raw == null ? "" : raw);
        String composed = Normalizer.normalize(segment, Normalizer.Form.NFC);
        String safe = FOREIGN.matcher(composed).replaceAll("_");
        String visible = LEADING_DOTS.matcher(safe).replaceFirst("");
        return visible.isEmpty() ? "image." + format.extension() : shorten(visible);
    }

    private static String lastSegment(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String shorten(String name) {
        if (name.length() <= MOST_CHARACTERS) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot >= name.length() - LONGEST_EXTENSION ? name.substring(dot) : "";
        return name.substring(0, MOST_CHARACTERS - extension.length()) + extension;
    }
}
