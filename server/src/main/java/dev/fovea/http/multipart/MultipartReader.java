package dev.fovea.http.multipart;

import dev.fovea.http.multipart.Delimiter.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code multipart/form-data} body part by part as it arrives, from one buffer of fixed size: no part is ever held whole.
 *
 * <pre>{@code
 * var form = MultipartReader.open(body, contentType, Limits.DEFAULT);
 * for (Part part = form.next(); part != null; part = form.next()) {
 *     part.content().transferTo(spoolFile);
 * }
 * }</pre>
 *
 * <p>Text before the first and behind the last delimiter is ignored; what follows the closing delimiter is not read from the stream. A body
 * whose first delimiter line ends in a bare line feed may use bare line feeds throughout. Every fault of the body is a
 * {@link MalformedMultipartException}; other {@link IOException}s are those of the stream. Not for use by several threads.
 */
public final class MultipartReader {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    /** Room in the buffer beside the headers of a part: a delimiter line with its padding. */
    private static final int DELIMITER_ROOM = 256;

    private final BodyBuffer buffer;
    private final String boundary;
    private final Limits limits;

    private Delimiter delimiter;
    private @Nullable PartContent current;
    /** How many bytes from the buffer's start on are known to be content. */
    private int contentBytes;
    /** What follows those bytes: a delimiter, or nothing known yet. */
    private Verdict found = Verdict.UNDECIDED;

    private int parts;
    private boolean finished;

    /**
     * @param body the request body; not closed by this reader
     * @param boundary 1 to 70 characters, see {@link #boundaryOf(String)}
     * @throws IllegalArgumentException for a boundary that RFC 2046 does not allow
     */
    public MultipartReader(InputStream body, String boundary, Limits limits) {
        this(body, boundary, limits, BUFFER_BYTES);
    }

    MultipartReader(InputStream body, String boundary, Limits limits, int bufferBytes) {
        if (!isBoundary(boundary)) {
            throw new IllegalArgumentException("A multipart boundary has 1 to 70 printable characters");
        }
        this.buffer = new BodyBuffer(body, Math.max(bufferBytes, limits.headerBytes() + DELIMITER_ROOM));
        this.boundary = boundary;
        this.limits = limits;
        // The first delimiter may be the very start of the body and tells which line breaks the client uses.
        this.delimiter = new Delimiter("\n", boundary);
        this.buffer.prepend('\n');
    }

    /**
     * A reader for the body of a request.
     *
     * @throws MalformedMultipartException when the content type is not a multipart form with a usable boundary
     */
    public static MultipartReader open(InputStream body, @Nullable String contentType, Limits limits)
            throws MalformedMultipartException {
        String boundary = boundaryOf(Objects.requireNonNullElse(contentType, ""))
                .orElseThrow(() -> new MalformedMultipartException(
                        "The Content-Type must be multipart/form-data with a boundary of 1 to 70 characters."));
        return new MultipartReader(body, boundary, limits);
    }

    /** The boundary that a {@code multipart/form-data} content type names; empty for any other type and for an unusable boundary. */
    public static Optional<String> boundaryOf(String contentType) {
        HeaderParameters type = HeaderParameters.parse(contentType);
        if (!type.value().equals("multipart/form-data")) {
            return Optional.empty();
        }
        return type.get("boundary").filter(MultipartReader::isBoundary);
    }

    /**
     * The next part, or null behind the last one. What was left unread of the part before is skipped.
     *
     * @throws MalformedMultipartException when the body has no delimiter, ends early, exceeds a limit or has a part without name
     */
    public @Nullable Part next() throws IOException {
        current = null;
        if (finished) {
            return null;
        }
        skipContent();
        passDelimiter();
        if (finished) {
            return null;
        }
        if (++parts > limits.parts()) {
            throw new MalformedMultipartException("The body has more than " + limits.parts() + " parts.");
        }
        return readPart();
    }

    private Part readPart() throws IOException {
        PartHeaders headers = PartHeaders.take(buffer, limits.headerBytes());
        HeaderParameters disposition = headers.disposition();
        String name = disposition
                .get("name")
                .orElseThrow(() -> new MalformedMultipartException("A part of the form has no name."));
        passEmptyLine();
        current = new PartContent();
        return new Part(name, disposition.get("filename"), headers.contentType(), headers.fields(), current);
    }

    // Some clients write no content at all for an empty part, so that the empty line also starts the delimiter.
    private void passEmptyLine() throws IOException {
        found = delimiterAtStart();
        if (found == Verdict.CONTENT) {
            found = Verdict.UNDECIDED;
            passLine();
        }
    }

    private Verdict delimiterAtStart() throws IOException {
        Verdict verdict = delimiter.at(buffer.bytes, buffer.start, buffer.end);
        while (verdict == Verdict.UNDECIDED) {
            fill();
            verdict = delimiter.at(buffer.bytes, buffer.start, buffer.end);
        }
        return verdict;
    }

    private void skipContent() throws IOException {
        while (awaitContent() > 0) {
            pass(contentBytes);
        }
    }

    private void passDelimiter() {
        buffer.start += delimiter.length();
        finished = found == Verdict.CLOSING;
        if (!finished) {
            int lineFeed = passLine();
            if (parts == 0) {
                String lineBreak = buffer.bytes[lineFeed - 1] == '\r' ? "\r\n" : "\n";
                delimiter = new Delimiter(lineBreak, boundary);
            }
            found = Verdict.UNDECIDED;
        }
    }

    private int passLine() {
        int lineFeed = buffer.start;
        while (buffer.bytes[lineFeed] != '\n') {
            lineFeed++;
        }
        buffer.start = lineFeed + 1;
        return lineFeed;
    }

    /** Number of content bytes that are ready at the buffer's start; 0 when the content has ended. */
    private int awaitContent() throws IOException {
        while (contentBytes == 0 && found == Verdict.UNDECIDED) {
            scan();
            if (contentBytes == 0 && found == Verdict.UNDECIDED) {
                fill();
            }
        }
        return contentBytes;
    }

    private void scan() {
        int hit = delimiter.indexIn(buffer.bytes, buffer.start, buffer.end);
        if (hit < 0) {
            contentBytes = Math.max(0, buffer.end - buffer.start - delimiter.length() + 1);
            return;
        }
        contentBytes = hit - buffer.start;
        found = delimiter.at(buffer.bytes, hit, buffer.end);
        if (found == Verdict.CONTENT) {
            contentBytes++;
            found = Verdict.UNDECIDED;
        }
    }

    private void pass(int content) {
        buffer.start += content;
        contentBytes -= content;
    }

    private void fill() throws IOException {
        if (!buffer.fill()) {
            throw new MalformedMultipartException(
                    parts == 0
                            ? "The body holds no delimiter with the boundary of its content type."
                            : "The body ends before the closing delimiter.");
        }
    }

    private static boolean isBoundary(String boundary) {
        return !boundary.isEmpty()
                && boundary.length() <= LONGEST_BOUNDARY
                && !boundary.endsWith(" ")
                && boundary.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Hands out what the buffer holds in slices as large as the body's reads. */
    private final class PartContent extends InputStream {
        @Override
        public int read() throws IOException {
            if (ready() == 0) {
                return -1;
            }
            int octet = buffer.bytes[buffer.start] & 0xff;
            pass(1);
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            int taken = Math.min(ready(), length);
            System.arraycopy(buffer.bytes, buffer.start, target, offset, taken);
            pass(taken);
            return taken == 0 ? -1 : taken;
        }

        @Override
        public long skip(long most) throws IOException {
            if (most <= 0) {
                return 0;
            }
            int skipped = (int) Math.min(ready(), most);
            pass(skipped);
            return skipped;
        }

        @Override
        public int available() throws IOException {
            requireCurrent();
            return contentBytes;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            long written = 0;
            for (int slice = ready(); slice > 0; slice = ready()) {
                out.write(buffer.bytes, buffer.start, slice);
                pass(slice);
                written += slice;
            }
            return written;
        }

        private int ready() throws IOException {
            requireCurrent();
            return awaitContent();
        }

        private void requireCurrent() throws IOException {
            if (current != this) {
                throw new IOException("The form reader has moved on from this part.");
            }
        }
    }
}
