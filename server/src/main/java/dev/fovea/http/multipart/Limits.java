package dev.fovea.http.multipart;

/**
 * What a multipart body may cost before it is refused. The size of the body itself is capped by whoever supplies the stream.
 *
 * @param headerBytes most bytes of all header lines of one part, line ends included
 * @param parts most parts in one body
 */
public record Limits(int headerBytes, int parts) {
    /** 8 kB of headers a part, 100 parts. */
    public static final Limits DEFAULT = new Limits(8 * 1024, 100);

    public Limits {
        if (headerBytes < 1 || parts < 1) {
            throw new IllegalArgumentException("Limits must be at least 1");
        }
    }
}
