package dev.fovea.engine.ocr.text.wire;

import dev.fovea.model.Job;
import dev.fovea.model.PageText;
import java.util.Optional;

/**
 * What a worker answers. After an answer with a failure it holds no document.
 *
 * @param failure why there is nothing; the document is at fault
 * @param text the page that was read; empty also when another look cannot give anything new
 * @param jpeg the file of the page that was drawn
 * @param pages of the document, all of them
 */
public record Reply(Optional<Failure> failure, Optional<PageText> text, Optional<byte[]> jpeg, int pages) {
    /** What is wrong with the document, in words for the client. */
    public record Failure(Job.Code code, String message) {}

    /** The worker is there, or the document is open and has so many pages. */
    public static Reply ready(int pages) {
        return new Reply(Optional.empty(), Optional.empty(), Optional.empty(), pages);
    }

    /** A page was read. */
    public static Reply read(Optional<PageText> text, int pages) {
        return new Reply(Optional.empty(), text, Optional.empty(), pages);
    }

    /** A page was drawn. */
    public static Reply drawn(byte[] jpeg, int pages) {
        return new Reply(Optional.empty(), Optional.empty(), Optional.of(jpeg), pages);
    }

    /** The document cannot be read. */
    public static Reply failed(Job.Code code, String message) {
        return new Reply(Optional.of(new Failure(code, message)), Optional.empty(), Optional.empty(), 0);
    }
}
