package dev.fovea.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body (RFC 7578), put together in memory: the pictures of the demo are small. */
final class Multipart {
    private static final String BOUNDARY = "fovea-demo-7d41a0c9e3b25f68";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    Multipart field(String name, byte[] value) {
        return part("Content-Disposition: form-data; name=\"%s\"\r\n".formatted(name), value);
    }

    Multipart file(String name, String filename, String mediaType, byte[] content) {
        String disposition =
                "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n".formatted(name, filename);
        return part(disposition + "Content-Type: " + mediaType + "\r\n", content);
    }

    byte[] bytes() {
        ByteArrayOutputStream closed = new ByteArrayOutputStream();
        closed.writeBytes(body.toByteArray());
        closed.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return closed.toByteArray();
    }

    private Multipart part(String headers, byte[] content) {
        body.writeBytes(ascii("--" + BOUNDARY + "\r\n" + headers + "\r\n"));
        body.writeBytes(content);
        body.writeBytes(ascii("\r\n"));
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
