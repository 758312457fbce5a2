package dev.fovea.core.ingest;

import dev.fovea.model.PictureInfo;
import java.util.Optional;

/** What a file turned out to be when only its header was looked at. */
public sealed interface Sniffed {
    /** A picture of a format that Fovea stores. */
    record Picture(PictureInfo info) implements Sniffed {}

    /**
     * Not a picture, one that Fovea does not store, or one whose header cannot be right.
     *
     * @param reason a phrase for the log and the client, such as "the JPEG header ends early"
     * @param looksLike the format that the file seems to have, such as "HEIC" or "HTML"
     */
    record NotAPicture(String reason, Optional<String> looksLike) implements Sniffed {}

    /** A picture with more pixels than the cap allows to decode. Sizes in pixels as the header states them. */
    record TooManyPixels(int width, int height) implements Sniffed {}
}
