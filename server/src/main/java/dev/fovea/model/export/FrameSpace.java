package dev.fovea.model.export;

import java.util.Locale;

/** Which raster the boxes of an export refer to. */
public enum FrameSpace {
    /** The picture as it is stored, before EXIF orientation. */
    STORED,
    /** The picture as it is shown, after EXIF orientation. */
    DISPLAY;

    /** The word used on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
