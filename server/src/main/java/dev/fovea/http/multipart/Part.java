package dev.fovea.http.multipart;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a form, readable until the reader moves on to the next one.
 *
 * @param name form field name
 * @param fileName file name exactly as the client sent it, decoded but not cleaned: never use it as a path
 * @param contentType media type that the client claims, parameters included
 * @param headers all headers of the part; names compare without case, the first of repeated headers wins
 * @param content the bytes of the part; reading it after the next call of {@link MultipartReader#next()} is an {@link java.io.IOException}
 */
public record Part(
        String name,
        Optional<String> fileName,
        Optional<String> contentType,
        Map<String, String> headers,
        InputStream content) {}
