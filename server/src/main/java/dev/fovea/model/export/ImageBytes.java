package dev.fovea.model.export;

import java.util.Locale;

/** What an export says about the bytes of its images. */
public enum ImageBytes {
    /** Nothing. */
    NONE,
    /** The path of this API under which they are. */
    REFERENCED,
    /** They are in the archive. */
    INCLUDED;

    /** The word used on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
