package dev.fovea.cli.client;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call carries; it can be sent again when a call is repeated.
 *
 * @param mediaType of the content; empty: there is none
 * @param publisher makes the content anew for each attempt
 */
public record Body(String mediaType, Supplier<BodyPublisher> publisher) {
    /** Nothing. */
    public static final Body NONE = new Body("", BodyPublishers::noBody);

    private static final JsonMapper JSON = new JsonMapper();

    /** A value as JSON. */
    public static Body json(Object value) {
        return bytes("application/json", JSON.writeValueAsBytes(value));
    }

    /** Bytes that are in memory already. */
    public static Body bytes(String mediaType, byte[] content) {
        return new Body(mediaType, () -> BodyPublishers.ofByteArray(content));
    }

    /** A file, read while it is sent. */
    public static Body file(String mediaType, Path file) {
        return new Body(mediaType, () -> publish(file));
    }

    /** A form (RFC 7578) of text fields and one file, read while it is sent. */
    public static Body form(List<Field> fields, String name, Path file) {
        String boundary = "fovea-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        for (Field field : fields) {
            head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, field.name(), field.value()));
        }
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, name, quotable(file)));
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        return new Body(
                "multipart/form-data; boundary=" + boundary,
                () -> BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> joined(before, file, after)),
                        before.length + size(file) + after.length));
    }

    /** A text field of a form. */
    public record Field(String name, String value) {}

    private static InputStream joined(byte[] before, Path file, byte[] after) {
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(before));
        parts.add(open(file));
        parts.add(new ByteArrayInputStream(after));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BodyPublisher publish(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw unreadable(file, e);
        }
    }

    private static Failure unreadable(Path file, Exception cause) {
        return new Failure(ExitCode.USAGE, file + " cannot be read", cause);
    }

    private static String quotable(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n]", "_");
    }
}
