package dev.fovea.dialect.fovea;

import dev.fovea.model.CapturedAt;
import dev.fovea.model.Keep;
import dev.fovea.model.Place;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values of the model are spelled on this API's wire. */
final class Spelling {
    private Spelling() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value of that word. */
    static <E extends Enum<E>> Optional<E> of(String word, Class<E> words) {
        return Stream.of(words.getEnumConstants())
                .filter(value -> word(value).equals(word))
                .findFirst();
    }

    /** All words, for a message. */
    static String words(Class<? extends Enum<?>> words) {
        return Stream.of(words.getEnumConstants()).map(Spelling::word).collect(Collectors.joining(", "));
    }

    /** In the sender's own offset, always with seconds. */
    static String time(CapturedAt time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.local());
    }

    static @Nullable String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Zero stands for unknown in the model. */
    static @Nullable Integer known(int size) {
        return size > 0 ? size : null;
    }

    static @Nullable Map<String, Object> location(Optional<Place> place) {
        return place.map(Spelling::location).orElse(null);
    }

    static @Nullable Map<String, Object> keep(Optional<Keep> keep) {
        return keep.map(Spelling::keep).orElse(null);
    }

    private static Map<String, Object> keep(Keep keep) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("reason", keep.reason());
        view.put("by", keep.by());
        view.put("at", keep.at().toString());
        return view;
    }

    private static Map<String, Object> location(Place place) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("latitude", place.latitude());
        view.put("longitude", place.longitude());
        view.put("city", place.city());
        view.put("state", place.state());
        view.put("route", place.route());
        view.put("direction", place.direction());
        return view;
    }
}
