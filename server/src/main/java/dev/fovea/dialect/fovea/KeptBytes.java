package dev.fovea.dialect.fovea;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is kept under its hash, sent whole or in part (RFC 9110 §13, §14).
 *
 * @param sha256 a strong validator, since other bytes would be another file
 */
record KeptBytes(String sha256, long bytes, String mediaType) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptBytes.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Answers what was asked for.
     *
     * @param open opens the file; it is closed here, and not opened when no byte is sent
     */
    void answer(Context context, Supplier<SeekableByteChannel> open) {
        String known = context.header("If-None-Match");
        if (known != null && tag().isKnownTo(known)) {
            describe(context);
            context.status(304);
            return;
        }
        switch (range(context)) {
            case ByteRange.Beyond _ -> refuse(context);
            case ByteRange.Whole _ -> send(context, 200, new ByteRange.Part(0, bytes - 1), open);
            case ByteRange.Part part -> send(context, 206, part, open);
        }
    }

    private EntityTag tag() {
        return new EntityTag('"' + sha256 + '"');
    }

    /** A range counts for GET only, and only when the caller's earlier part is of these bytes. */
    private ByteRange range(Context context) {
        String condition = context.header("If-Range");
        boolean sameBytes = condition == null || condition.strip().equals(tag().text());
        return isGet(context) && sameBytes ? ByteRange.of(context.header("Range"), bytes) : new ByteRange.Whole();
    }

    private void refuse(Context context) {
        context.header("Content-Range", "bytes */" + bytes);
        ProblemDetails.answer(context, ProblemDetails.Kind.RANGE_NOT_SATISFIABLE, "The file has " + bytes + " bytes");
    }

    private void describe(Context context) {
        context.header("ETag", tag().text());
        context.header("Accept-Ranges", "bytes");
        context.header("Cache-Control", "private, no-cache");
        context.header("X-Content-Type-Options", "nosniff");
        context.contentType(mediaType);
    }

    private void send(Context context, int status, ByteRange.Part part, Supplier<SeekableByteChannel> open) {
        describe(context);
        context.status(status);
        if (status == 206) {
            context.header("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), bytes));
        }
        context.res().setContentLengthLong(part.length());
        if (!isGet(context)) {
            return;
        }
        try (SeekableByteChannel file = open.get()) {
            copy(file.position(part.first()), context.res().getOutputStream(), part.length());
        } catch (IOException e) {
            // The length has been promised, so the connection breaks and nobody takes the part for the whole.
            LOG.info("{} was not sent to its end: {}", sha256, e.toString());
        }
    }

    private static boolean isGet(Context context) {
        return context.method().equals(HandlerType.GET);
    }

    private static void copy(SeekableByteChannel file, OutputStream out, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, length));
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = file.read(buffer);
            if (read < 0) {
                throw new IOException(left + " bytes are missing at the end");
            }
            out.write(buffer.array(), 0, read);
            left -= read;
        }
    }
}
