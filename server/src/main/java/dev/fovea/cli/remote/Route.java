package dev.fovea.cli.remote;

import dev.fovea.cli.client.Call;
import dev.fovea.cli.output.Columns;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A verb over one route of the server: what it is called, what it sends, how its answer is shown.
 *
 * @param path with a place {@code {id}} for each argument
 * @param shape of the answer
 * @param at JSON pointer to what the answer is about; empty: all of it
 * @param columns of the rows; of a single object the id
 * @param parameters options
 * @param fixed members that the body always has
 * @param query where parameters go: into the query or into the body
 * @param destroys whether it is asked about first
 */
record Route(
        String verb,
        String description,
        String method,
        String path,
        Shape shape,
        String at,
        Columns columns,
        List<Parameter> parameters,
        Map<String, Object> fixed,
        boolean query,
        boolean destroys) {
    /** How the answer looks. */
    enum Shape {
        /** A page with {@code next_cursor}. */
        CURSOR,
        /** A page with a number, as ImgGo has them. */
        PAGE,
        /** One object. */
        ONE,
        /** Nothing worth showing. */
        NOTHING
    }

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Columns BY_ID = Columns.of("id");

    /** A list, newest first. */
    static Route list(String description, String path, Columns columns) {
        return new Route(
                "list", description, "GET", path, Shape.CURSOR, "/items", columns, List.of(), Map.of(), true, false);
    }

    /** One object. */
    static Route get(String description, String path) {
        return one("get", description, "GET", path, true);
    }

    /** A change that answers an object; its options are members of the body. */
    static Route change(String verb, String description, String method, String path) {
        return one(verb, description, method, path, false);
    }

    /** An end. */
    static Route remove(String verb, String description, String path) {
        return new Route(verb, description, "DELETE", path, Shape.NOTHING, "", BY_ID, List.of(), Map.of(), true, true);
    }

    private static Route one(String verb, String description, String method, String path, boolean query) {
        return new Route(verb, description, method, path, Shape.ONE, "", BY_ID, List.of(), Map.of(), query, false);
    }

    /** The same under another verb. */
    Route named(String other) {
        return new Route(other, description, method, path, shape, at, columns, parameters, fixed, query, destroys);
    }

    /** The same with options. */
    Route with(Parameter... more) {
        List<Parameter> all =
                Stream.concat(parameters.stream(), Stream.of(more)).toList();
        return new Route(verb, description, method, path, shape, at, columns, all, fixed, query, destroys);
    }

    /** The same, its answer wrapped in another object, its id in that member. */
    Route inside(String pointer, String id) {
        return new Route(
                verb, description, method, path, shape, pointer, Columns.of(id), parameters, fixed, query, destroys);
    }

    /** The same with its rows somewhere else in the answer. */
    Route within(String pointer) {
        return new Route(verb, description, method, path, shape, pointer, columns, parameters, fixed, query, destroys);
    }

    /** The same as a numbered page of ImgGo, whose rows are there. */
    Route paged(String pointer) {
        return new Route(
                verb, description, method, path, Shape.PAGE, pointer, columns, parameters, fixed, query, destroys);
    }

    /** The same with a member that its body always has. */
    Route saying(String member, Object value) {
        return new Route(
                verb,
                description,
                method,
                path,
                shape,
                at,
                columns,
                parameters,
                Map.of(member, value),
                query,
                destroys);
    }

    /** The same, answering nothing worth showing. */
    Route silent() {
        return new Route(
                verb, description, method, path, Shape.NOTHING, at, columns, parameters, fixed, query, destroys);
    }

    /** The same, asked about first. */
    Route asking() {
        return new Route(verb, description, method, path, shape, at, columns, parameters, fixed, query, true);
    }

    /** The same with another id. */
    Route known(String id) {
        return inside(at, id);
    }

    boolean isList() {
        return shape == Shape.CURSOR || shape == Shape.PAGE;
    }

    /** Whether it can be said of several things at once. */
    boolean takesSeveral() {
        return !isList() && places().size() == 1 && parameters.stream().noneMatch(Parameter::isArgument);
    }

    /** Names of the places in the path. */
    List<String> places() {
        return PLACE.matcher(path).results().map(match -> match.group(1)).toList();
    }

    /** The path with arguments in its places. */
    String path(List<String> arguments) {
        var left = arguments.iterator();
        return PLACE.matcher(path).replaceAll(_ -> Call.encoded(left.next()));
    }
}
