package dev.fovea.http.multipart;

import static dev.fovea.http.multipart.Forms.bytes;
import static dev.fovea.http.multipart.Forms.encode;
import static dev.fovea.http.multipart.Forms.inChunks;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MultipartReaderPropertyTest {
    private static final String BOUNDARY = "--bound-ary";
    private static final Limits SMALL = new Limits(100, 10);

    @Property(tries = 2000)
    void what_was_encoded_is_read_back_whatever_the_chunks(
            @ForAll("contents") List<byte[]> contents,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 700) Integer> chunks)
            throws IOException {
        for (byte[] content : contents) {
            Assume.that(!holdsDelimiter(content));
        }
        byte[] body = encode(BOUNDARY, contents);
        var form = new MultipartReader(inChunks(body, chunks), BOUNDARY, SMALL, 1);
        assertThat(readAll(form)).containsExactlyElementsOf(contents);
    }

    @Example
    void a_delimiter_is_found_at_every_offset_of_the_buffer() throws IOException {
        for (int length = 0; length < 1200; length++) {
            byte[] content = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
            var body = new ByteArrayInputStream(encode(BOUNDARY, List.of(content, content)));
            assertThat(readAll(new MultipartReader(body, BOUNDARY, SMALL, 1))).containsExactly(content, content);
        }
    }

    @Example
    void a_body_is_read_the_same_however_it_is_cut_in_two() throws IOException {
        List<byte[]> contents = List.of(bytes("\r\n--"), bytes(""), bytes("\r\n--" + BOUNDARY + "x"));
        byte[] body = encode(BOUNDARY, contents);
        for (int cut = 1; cut < body.length; cut++) {
            var form = new MultipartReader(inChunks(body, List.of(cut, body.length)), BOUNDARY, Limits.DEFAULT);
            assertThat(readAll(form)).as("cut at %d", cut).containsExactlyElementsOf(contents);
        }
    }

    @Property(tries = 3000)
    void any_bytes_end_in_a_form_or_an_io_exception(
            @ForAll("hostileBodies") byte[] body,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 400) Integer> chunks) {
        var form = new MultipartReader(inChunks(body, chunks), "b", SMALL, 1);
        try {
            for (Part part = form.next(); part != null; part = form.next()) {
                assertThat(part.content().transferTo(new ByteArrayOutputStream()))
                        .isLessThanOrEqualTo(body.length);
            }
        } catch (IOException expected) {
            assertThat(expected).isInstanceOf(MalformedMultipartException.class).hasMessageEndingWith(".");
        }
    }

    @Property
    void any_content_type_is_parsed_without_exception(@ForAll("headerValues") String contentType) {
        assertThat(MultipartReader.boundaryOf(contentType).map(String::length).orElse(1))
                .isBetween(1, 70);
    }

    /** Guards the cost, not the time: large slices in, large slices out, nothing byte by byte. */
    @Example
    void a_large_part_costs_one_read_and_one_write_per_buffer() throws IOException {
        byte[] content = new byte[32 * 1024 * 1024];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + (i >>> 7));
        }
        var reads = new AtomicInteger();
        var writes = new AtomicInteger();
        var form =
                new MultipartReader(countingReads(encode(BOUNDARY, List.of(content)), reads), BOUNDARY, Limits.DEFAULT);
        Part part = form.next();
        assertThat(part).isNotNull();
        long written = part.content().transferTo(countingWrites(writes));
        int buffers = content.length / (64 * 1024);
        assertThat(written).isEqualTo(content.length);
        assertThat(reads.get()).isLessThan(buffers + buffers / 10);
        assertThat(writes.get()).isLessThan(buffers + buffers / 10);
    }

    @Provide
    Arbitrary<List<byte[]>> contents() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(400),
                Arbitraries.of(
                                "\r",
                                "\n",
                                "\r\n",
                                "-",
                                "\r\n--",
                                "\r\n--" + BOUNDARY + "x",
                                "\n--" + BOUNDARY + "\r\n",
                                "--" + BOUNDARY)
                        .map(Forms::bytes),
                Arbitraries.integers()
                        .between(0, BOUNDARY.length())
                        .map(i -> bytes("\r\n--" + BOUNDARY.substring(0, i))));
        return piece.list()
                .ofMaxSize(8)
                .map(MultipartReaderPropertyTest::join)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<byte[]> hostileBodies() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.of(
                                "\r\n",
                                "\n",
                                "\r",
                                "--b",
                                "\r\n--b\r\n",
                                "\n--b\n",
                                "\r\n--b--",
                                "--",
                                ":",
                                " ",
                                "\t",
                                ";",
                                "Content-Disposition: form-data; name=\"f\"",
                                "filename=\"",
                                "filename*=utf-8''%e2",
                                "\\\"",
                                "--b\r\nContent-Disposition: form-data; name=f\r\n\r\n")
                        .map(Forms::bytes));
        return piece.list().ofMaxSize(20).map(MultipartReaderPropertyTest::join);
    }

    @Provide
    Arbitrary<String> headerValues() {
        return Arbitraries.of(
                        "multipart/form-data",
                        ";",
                        "boundary",
                        "boundary*",
                        "=",
                        "\"",
                        "\\",
                        "utf-8''",
                        "%",
                        "4",
                        " ",
                        "é",
                        "b")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static List<byte[]> readAll(MultipartReader form) throws IOException {
        var contents = new ArrayList<byte[]>();
        for (Part part = form.next(); part != null; part = form.next()) {
            contents.add(part.content().readAllBytes());
        }
        return contents;
    }

    // The content is followed by a delimiter, so one that starts inside it counts too.
    private static boolean holdsDelimiter(byte[] content) {
        String text = "\r\n" + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--";
        return text.matches("(?s).*\r\n--" + BOUNDARY + "(--|[ \t]*\r?\n).*");
    }

    private static byte[] join(List<byte[]> pieces) {
        var joined = new ByteArrayOutputStream();
        pieces.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static InputStream countingReads(byte[] body, AtomicInteger reads) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                reads.incrementAndGet();
                return super.read(target, offset, length);
            }
        };
    }

    private static OutputStream countingWrites(AtomicInteger writes) {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                throw new AssertionError("written byte by byte");
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                writes.incrementAndGet();
            }
        };
    }
}
