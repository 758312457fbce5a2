package dev.fovea.http.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Value and parameters of a header such as {@code form-data; name="image"; filename="a.jpg"}. Quoted and bare parameters are read alike;
 * {@code name*=UTF-8''…} (RFC 5987, sent by older Python clients) wins over {@code name=}.
 */
final class HeaderParameters {
    private final String header;
    private final Map<String, String> parameters = new HashMap<>();
    private int at;

    private HeaderParameters(String header) {
        this.header = header;
        this.at = endOfToken(0, ";");
        while (at < header.length()) {
            at++;
            readParameter();
        }
    }

    static HeaderParameters parse(String header) {
        return new HeaderParameters(header);
    }

    /** The part before the first semicolon, in lower case. */
    String value() {
        return header.substring(0, endOfToken(0, ";")).strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name + "*"))
                .flatMap(HeaderParameters::decodeExtended)
                .or(() -> Optional.ofNullable(parameters.get(name)));
    }

    private void readParameter() {
        int nameEnd = endOfToken(at, "=;");
        String name = header.substring(at, nameEnd).strip().toLowerCase(Locale.ROOT);
        at = nameEnd;
        if (at < header.length() && header.charAt(at) == '=') {
            at++;
            parameters.putIfAbsent(name, readValue());
        }
    }

    private String readValue() {
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        if (at < header.length() && header.charAt(at) == '"') {
            at++;
            return readQuoted();
        }
        int from = at;
        at = endOfToken(at, ";");
        return header.substring(from, at).strip();
    }

    private String readQuoted() {
        var value = new StringBuilder();
        while (at < header.length() && header.charAt(at) != '"') {
            if (isEscape()) {
                at++;
            }
            value.append(header.charAt(at++));
        }
        at = endOfToken(at, ";");
        return value.toString();
    }

    // Some browsers send Windows paths with bare backslashes, so only \" and \\ count as escapes.
    private boolean isEscape() {
        if (header.charAt(at) != '\\' || at + 1 >= header.length()) {
            return false;
        }
        char next = header.charAt(at + 1);
        return next == '"' || next == '\\';
    }

    private int endOfToken(int from, String stops) {
        int i = from;
        while (i < header.length() && stops.indexOf(header.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static Optional<String> decodeExtended(String value) {
        int charsetEnd = value.indexOf('\'');
        int languageEnd = value.indexOf('\'', charsetEnd + 1);
        if (charsetEnd < 0 || languageEnd < 0) {
            return Optional.empty();
        }
        String encoded = value.substring(languageEnd + 1);
        return charset(value.substring(0, charsetEnd)).flatMap(charset -> decodePercent(encoded, charset));
    }

    private static Optional<Charset> charset(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "utf-8" -> Optional.of(StandardCharsets.UTF_8);
            case "iso-8859-1" -> Optional.of(StandardCharsets.ISO_8859_1);
            default -> Optional.empty();
        };
    }

    private static Optional<String> decodePercent(String encoded, Charset charset) {
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.write(raw[i]);
                continue;
            }
            int octet =
                    i + 2 < raw.length ? Character.digit(raw[i + 1], 16) * 16 + Character.digit(raw[i + 2], 16) : -1;
            if (octet < 0 || Character.digit(raw[i + 2], 16) < 0) {
                return Optional.empty();
            }
            decoded.write(octet);
            i += 2;
        }
        return Optional.of(decoded.toString(charset));
    }
}
