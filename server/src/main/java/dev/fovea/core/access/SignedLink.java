package dev.fovea.core.access;

import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a link opens, to whom it belongs, and until when.
 *
 * @param view parameters that say which thumbnail or crop; none for the bytes themselves
 * @param expires when it ends to open, in whole seconds
 * @param renewable until when whoever holds it may have it renewed; empty for a link that only a token renews
 */
public record SignedLink(
        Kind kind, OrgId org, MediaId media, Map<String, String> view, Instant expires, Optional<Instant> renewable) {
    public SignedLink {
        view = Map.copyOf(view);
    }

    /** What of a medium a link opens. */
    public enum Kind {
        CONTENT,
        THUMBNAIL,
        CROP;

        /** The word used on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is signed: everything that the link says, in one spelling. */
    String text() {
        String basis = "%s %d %s %d".formatted(kind.word(), org.value(), media, expires.getEpochSecond());
        String renewal =
                renewable.map(until -> " renewable " + until.getEpochSecond()).orElse("");
        return basis + renewal + (view.isEmpty() ? "" : " " + query());
    }

    /** Path and query. */
    String path(String signature) {
        String renewal =
                renewable.map(until -> "&renewable=" + until.getEpochSecond()).orElse("");
        return "/v1/images/%s/%s?%sorganisation=%d&expires=%d%s&signature=%s"
                .formatted(
                        media,
                        kind.word(),
                        view.isEmpty() ? "" : query() + "&",
                        org.value(),
                        expires.getEpochSecond(),
                        renewal,
                        signature);
    }

    private String query() {
        return new TreeMap<>(view)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
