package dev.fovea.dialect.fovea;

import dev.fovea.core.access.SignedLink;
import dev.fovea.core.access.SignedLink.Kind;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A signed link as it stands in a URL.
 *
 * @param signature not checked yet
 */
record LinkQuery(SignedLink link, String signature) {
    private static final Pattern PATH = Pattern.compile("/v1/images/([^/]+)/(content|thumbnail|crop)/?");

    /** Parameters that say which thumbnail or crop, by kind of link. */
    static List<String> view(Kind kind) {
        return switch (kind) {
            case CONTENT -> List.of();
            case THUMBNAIL -> List.of("width");
            case CROP -> CropQuery.NAMES;
        };
    }

    /** The link that a path and its parameters spell; empty when they spell none. */
    static Optional<LinkQuery> of(Kind kind, String id, Function<String, @Nullable String> parameter) {
        Optional<MediaId> media = MediaId.parse(id);
        OptionalLong org = number(parameter.apply("organisation"));
        OptionalLong expires = number(parameter.apply("expires"));
        String signature = parameter.apply("signature");
        if (media.isEmpty() || org.isEmpty() || expires.isEmpty() || signature == null) {
            return Optional.empty();
        }
        SignedLink link = new SignedLink(
                kind,
                new OrgId(org.getAsLong()),
                media.get(),
                view(kind, parameter),
                Instant.ofEpochSecond(expires.getAsLong()),
                number(parameter.apply("renewable")).stream()
                        .mapToObj(Instant::ofEpochSecond)
                        .findFirst());
        return Optional.of(new LinkQuery(link, signature));
    }

    private static Map<String, String> view(Kind kind, Function<String, @Nullable String> parameter) {
        Map<String, String> view = new HashMap<>();
        for (String name : view(kind)) {
            String value = parameter.apply(name);
            if (value != null) {
                view.put(name, value);
            }
        }
        return view;
    }

    /** The link that a whole URL spells, or the path and query of one. */
    static Optional<LinkQuery> of(String url) {
        try {
            URI uri = URI.create(url);
            Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
            if (!path.matches()) {
                return Optional.empty();
            }
            Kind kind = Stream.of(Kind.values())
                    .filter(known -> known.word().equals(path.group(2)))
                    .findFirst()
                    .orElseThrow();
            return of(kind, path.group(1), parameters(uri)::get);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : String.valueOf(uri.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Twelve digits reach beyond the years that an {@link Instant} is spelled in. */
    private static OptionalLong number(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,12}")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(text));
    }
}
