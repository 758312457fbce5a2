package dev.fovea.dialect.fovea;

import dev.fovea.core.access.SignedLink;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bytes of an image as they came, whole or in part, to a token or to a signed link. */
final class ContentDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ContentDoor.class);
    private static final int BUFFER_BYTES = 64 * 1024;
    private final LinkedMedia access;
    private final MediaQueries media;

    ContentDoor(LinkedMedia access, MediaQueries media) {
        this.access = access;
        this.media = media;
    }

    void content(Context context) {
        Media image = access.find(context, SignedLink.Kind.CONTENT);
        if (!(image.content() instanceof Content.Present present)) {
            throw new FoveaException(
                    new FoveaError.NotFound(FoveaError.Thing.CONTENT, image.id().toString()));
        }
        if (LastingBytes.areKnown(context, tag(present))) {
            describe(context, present);
            context.status(304);
            return;
        }
        switch (range(context, present)) {
            case ByteRange.Beyond _ -> refuse(context, present);
            case ByteRange.Whole _ -> send(context, image, present, 200, new ByteRange.Part(0, present.bytes() - 1));
            case ByteRange.Part part -> send(context, image, present, 206, part);
        }
    }

    /** The hash of the bytes: a strong validator, since other bytes would be another blob. */
    private static EntityTag tag(Content.Present present) {
        return LastingBytes.tag(present.sha256());
    }

    /** A range counts for GET only, and only when the caller's earlier part is of these bytes. */
    private static ByteRange range(Context context, Content.Present present) {
        String condition = context.header("If-Range");
        boolean sameBytes =
                condition == null || condition.strip().equals(tag(present).text());
        return context.method().equals(HandlerType.GET) && sameBytes
                ? ByteRange.of(context.header("Range"), present.bytes())
                : new ByteRange.Whole();
    }

    private static void refuse(Context context, Content.Present present) {
        context.header("Content-Range", "bytes */" + present.bytes());
        ProblemDetails.answer(
                context, ProblemDetails.Kind.RANGE_NOT_SATISFIABLE, "The image has " + present.bytes() + " bytes");
    }

    private static void describe(Context context, Content.Present present) {
        LastingBytes.describe(context, tag(present), present.mediaType());
        context.header("Accept-Ranges", "bytes");
    }

    private void send(Context context, Media image, Content.Present present, int status, ByteRange.Part part) {
        try (SeekableByteChannel bytes = media.open(image)) {
            describe(context, present);
            context.status(status);
            if (status == 206) {
                context.header("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), present.bytes()));
            }
            context.res().setContentLengthLong(part.length());
            if (context.method().equals(HandlerType.GET)) {
                copy(bytes.position(part.first()), context.res().getOutputStream(), part.length());
            }
        } catch (IOException e) {
            // The length has been promised, so the connection breaks and nobody takes the part for the whole.
            LOG.info("{} was not sent to its end: {}", image.id(), e.toString());
        }
    }

    private static void copy(SeekableByteChannel bytes, OutputStream out, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, length));
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = bytes.read(buffer);
            if (read < 0) {
                throw new IOException(left + " bytes are missing at the end");
            }
            out.write(buffer.array(), 0, read);
            left -= read;
        }
    }
}
