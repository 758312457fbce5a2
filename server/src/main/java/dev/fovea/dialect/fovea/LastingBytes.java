package dev.fovea.dialect.fovea;

import io.javalin.http.Context;

/** Answers that never change under their address, so that whoever asked may keep them for good. */
final class LastingBytes {
    private LastingBytes() {}

    /**
     * The tag of bytes that have a name of their own.
     *
     * @param name letters, digits and the like, no commas
     */
    static EntityTag tag(String name) {
        return new EntityTag('"' + name + '"');
    }

    /** Whether the caller has them; then an answer without a body is due. */
    static boolean areKnown(Context context, EntityTag tag) {
        String known = context.header("If-None-Match");
        return known != null && tag.isKnownTo(known);
    }

    static void describe(Context context, EntityTag tag, String mediaType) {
        context.header("ETag", tag.text());
        context.header("Cache-Control", "private, max-age=31536000, immutable");
        context.header("X-Content-Type-Options", "nosniff");
        context.contentType(mediaType);
    }
}
