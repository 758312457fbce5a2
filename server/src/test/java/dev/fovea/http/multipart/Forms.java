package dev.fovea.http.multipart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies for the tests, and what was read from them. */
final class Forms {
    private Forms() {}

    record Field(
            String name,
            @Nullable String fileName,
            @Nullable String contentType,
            String content) {}

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static MultipartReader reader(String body, String boundary) {
        return new MultipartReader(new ByteArrayInputStream(utf8(body)), boundary, Limits.DEFAULT);
    }

    static List<Field> fields(String body, String boundary) throws IOException {
        return fields(reader(body, boundary));
    }

    static List<Field> fields(MultipartReader form) throws IOException {
        var fields = new ArrayList<Field>();
        for (Part part = form.next(); part != null; part = form.next()) {
            fields.add(new Field(
                    part.name(),
                    part.fileName().orElse(null),
                    part.contentType().orElse(null),
                    new String(part.content().readAllBytes(), StandardCharsets.UTF_8)));
        }
        return fields;
    }

    static byte[] encode(String boundary, List<byte[]> contents) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < contents.size(); i++) {
            out.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"p" + i + "\"\r\n\r\n"));
            out.writeBytes(contents.get(i));
            out.writeBytes(utf8("\r\n"));
        }
        out.writeBytes(utf8("--" + boundary + "--\r\n"));
        return out.toByteArray();
    }

    /** Gives at most the wanted number of bytes a read, cycling through the sizes like a network that delivers in packets. */
    static InputStream inChunks(byte[] body, List<Integer> sizes) {
        return new InputStream() {
            private final ByteArrayInputStream rest = new ByteArrayInputStream(body);
            private int reads;

            @Override
            public int read() {
                return rest.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return rest.read(target, offset, Math.min(length, sizes.get(reads++ % sizes.size())));
            }
        };
    }
}
