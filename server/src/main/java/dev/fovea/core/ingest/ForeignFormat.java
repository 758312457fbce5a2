package dev.fovea.core.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names common formats that Fovea does not store, so that a refusal can say what was sent instead. */
final class ForeignFormat {
    private static final List<String> HEIC_BRANDS =
            List.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");
    private static final List<String> HTML_STARTS = List.of("<!doctype html", "<html", "<head", "<body");
    private static final int MOST_WHITE_SPACE = 256;

    private ForeignFormat() {}

    static Optional<String> of(HeaderBytes bytes) throws IOException {
        if (bytes.holds(0, "PK\u0003\u0004") || bytes.holds(0, "PK\u0005\u0006")) {
            return Optional.of("ZIP");
        }
        return isHtml(bytes) ? Optional.of("HTML") : isoMedia(bytes);
    }

    private static Optional<String> isoMedia(HeaderBytes bytes) throws IOException {
        if (!bytes.holds(4, "ftyp")) {
            return Optional.empty();
        }
        String brand = text(bytes, 8, 4);
        if (HEIC_BRANDS.contains(brand)) {
            return Optional.of("HEIC");
        }
        return Optional.of(brand.startsWith("avi") ? "AVIF" : "MP4");
    }

    private static boolean isHtml(HeaderBytes bytes) throws IOException {
        int at = bytes.holds(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        while (at < MOST_WHITE_SPACE && Character.isWhitespace(bytes.u8(at))) {
            at++;
        }
        String start = text(bytes, at, 14).toLowerCase(Locale.ROOT);
        return HTML_STARTS.stream().anyMatch(start::startsWith);
    }

    private static String text(HeaderBytes bytes, int from, int length) throws IOException {
        var text = new StringBuilder(length);
        for (int i = from; i < from + length && bytes.u8(i) != HeaderBytes.NONE; i++) {
            text.append((char) bytes.u8(i));
        }
        return text.toString();
    }
}
