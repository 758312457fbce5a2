package dev.fovea.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which members of an object are shown as columns. A member is named by its path, {@code pattern.name}; the first one is
 * the id.
 *
 * @param usual always shown
 * @param wide shown where there is room
 */
public record Columns(List<String> usual, List<String> wide) {
    /** Columns that are always shown. */
    public static Columns of(String... paths) {
        return new Columns(List.of(paths), List.of());
    }

    /** The same with columns that are shown in wide tables and to programs. */
    public Columns wide(String... paths) {
        return new Columns(usual, List.of(paths));
    }

    /** Paths shown in a format: people get the usual ones unless they asked for wide, programs get all. */
    List<String> paths(Format format) {
        return format == Format.TABLE
                ? usual
                : Stream.concat(usual.stream(), wide.stream()).toList();
    }

    /** Path of the id. */
    String id() {
        return usual.getFirst();
    }

    static String header(String path) {
        return path.replace('.', ' ').replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    /** The member that a path names; a missing node when there is none. */
    static JsonNode member(JsonNode object, String path) {
        return object.at("/" + path.replace('.', '/'));
    }

    /** A member as text: a list of plain values joined by commas, nothing for null, JSON for what is nested deeper. */
    static String text(JsonNode value) {
        if (value.isArray() && value.valueStream().noneMatch(JsonNode::isContainer)) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asString("")));
            return String.join(",", texts);
        }
        return value.isContainer() ? value.toString() : value.asString("");
    }
}
