package dev.fovea.dialect.fovea;

import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.access.SignedLink.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Body of {@code POST /v1/images/{id}/links}, {@code POST /v1/links} and {@code POST /v1/links/renew}.
 *
 * @param view parameters of the thumbnail or crop, as they will stand in the link
 */
record LinkBody(List<String> ids, Optional<String> url, Kind kind, Map<String, String> view, Duration validity) {
    static final int MOST_IDS = 500;
    private static final int VIEW_CHARACTERS = 100;
    private static final Set<String> ONE = Set.of("kind", "ttl", "width", "box", "space", "run", "track", "margin");

    private static final Set<String> MANY =
            Stream.concat(ONE.stream(), Stream.of("ids")).collect(Collectors.toSet());

    static LinkBody one(byte[] body) {
        return read(FoveaFields.body(body), ONE);
    }

    static LinkBody many(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        List<String> ids = List.copyOf(fields.texts("ids"));
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            fields.problem("value_error", "ids", "must name 1 to " + MOST_IDS + " images");
        }
        LinkBody read = read(fields, MANY);
        return new LinkBody(ids, read.url, read.kind, read.view, read.validity);
    }

    static LinkBody renewal(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        var _ = fields.requiredText("url");
        fields.refuseOthers(Set.of("url", "ttl"));
        LinkBody renewal = new LinkBody(List.of(), fields.text("url"), Kind.CONTENT, Map.of(), validity(fields));
        fields.check();
        return renewal;
    }

    private static LinkBody read(FoveaFields fields, Set<String> known) {
        fields.refuseOthers(known);
        Kind kind = kind(fields);
        LinkBody body = new LinkBody(List.of(), Optional.empty(), kind, view(fields, kind), validity(fields));
        fields.check();
        check(body);
        return body;
    }

    private static Kind kind(FoveaFields fields) {
        Optional<String> word = fields.text("kind");
        Optional<Kind> kind = Stream.of(Kind.values())
                .filter(known -> word.filter(known.word()::equals).isPresent())
                .findFirst();
        if (word.isPresent() && kind.isEmpty()) {
            fields.problem("enum", "kind", "must be content, thumbnail or crop");
        }
        return kind.orElse(Kind.CONTENT);
    }

    private static Duration validity(FoveaFields fields) {
        OptionalLong seconds = fields.size("ttl", ContentLinks.LONGEST_VALIDITY.toSeconds());
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : ContentLinks.VALIDITY;
    }

    private static Map<String, String> view(FoveaFields fields, Kind kind) {
        Map<String, String> view = new LinkedHashMap<>();
        for (String name : List.of("box", "space", "run", "track")) {
            fields.text(name).ifPresent(value -> view.put(name, value));
        }
        fields.size("width", Integer.MAX_VALUE).ifPresent(width -> view.put("width", Long.toString(width)));
        fields.positive("margin").ifPresent(margin -> view.put("margin", Double.toString(margin)));
        List<String> taken = LinkQuery.view(kind);
        view.forEach((name, value) -> {
            if (!taken.contains(name)) {
                fields.problem("value_error", name, "says nothing about a link of kind " + kind.word());
            } else if (value.length() > VIEW_CHARACTERS) {
                fields.problem("string_too_long", name, "must have at most " + VIEW_CHARACTERS + " characters");
            }
        });
        return view;
    }

    /** A link must not come to be that opens nothing. */
    private static void check(LinkBody body) {
        switch (body.kind) {
            case CONTENT -> {}
            case THUMBNAIL -> {
                var _ = PictureDoor.width(Optional.ofNullable(body.view.get("width")));
            }
            case CROP -> {
                var _ = CropQuery.of(body.view::get);
            }
        }
    }
}
