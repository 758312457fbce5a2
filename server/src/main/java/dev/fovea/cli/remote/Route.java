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
 * @param destroys whether it is asked about first
 */
record Route(String verb, String description, String method, String path, Input input, Reply reply, boolean destroys) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

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

    /**
     * What is sent along.
     *
     * @param parameters options and arguments beside those of the path
     * @param fixed members that the body always has
     * @param query whether parameters go into the query instead of the body
     * @param mayBeEmpty whether a body without members is fine
     */
    record Input(List<Parameter> parameters, Map<String, Object> fixed, boolean query, boolean mayBeEmpty) {
        private static final Input QUERY = new Input(List.of(), Map.of(), true, true);
        private static final Input BODY = new Input(List.of(), Map.of(), false, false);
    }

    /**
     * What comes back.
     *
     * @param at JSON pointer to what the answer is about; empty: all of it
     * @param columns of the rows; of a single object the id
     */
    record Reply(Shape shape, String at, Columns columns) {
        private static final Reply OBJECT = new Reply(Shape.ONE, "", Columns.of("id"));
        private static final Reply NOTHING = new Reply(Shape.NOTHING, "", Columns.of("id"));
    }

    /** A list, newest first. */
    static Route list(String description, String path, Columns columns) {
        Reply rows = new Reply(Shape.CURSOR, "/items", columns);
        return new Route("list", description, "GET", path, Input.QUERY, rows, false);
    }

    /** One object. */
    static Route get(String description, String path) {
        return new Route("get", description, "GET", path, Input.QUERY, Reply.OBJECT, false);
    }

    /** A change that answers an object; its options are members of the body. */
    static Route change(String verb, String description, String method, String path) {
        return new Route(verb, description, method, path, Input.BODY, Reply.OBJECT, false);
    }

    /** An end. */
    static Route remove(String verb, String description, String path) {
        return new Route(verb, description, "DELETE", path, Input.QUERY, Reply.NOTHING, true);
    }

    /** The same under another verb. */
    Route named(String other) {
        return new Route(other, description, method, path, input, reply, destroys);
    }

    /** The same with options. */
    Route with(Parameter... more) {
        List<Parameter> all =
                Stream.concat(input.parameters().stream(), Stream.of(more)).toList();
        return sending(new Input(all, input.fixed(), input.query(), input.mayBeEmpty()));
    }

    /** The same with a member that its body always has. */
    Route saying(String member, Object value) {
        return sending(new Input(input.parameters(), Map.of(member, value), input.query(), input.mayBeEmpty()));
    }

    /** The same, also good without any of its options. */
    Route optional() {
        return sending(new Input(input.parameters(), input.fixed(), input.query(), true));
    }

    /** The same, its answer wrapped in another object, its id in that member. */
    Route inside(String pointer, String id) {
        return answering(new Reply(reply.shape(), pointer, Columns.of(id)));
    }

    /** The same with another id. */
    Route known(String id) {
        return inside(reply.at(), id);
    }

    /** The same with its rows somewhere else in the answer. */
    Route within(String pointer) {
        return answering(new Reply(reply.shape(), pointer, reply.columns()));
    }

    /** The same as a numbered page of ImgGo, whose rows are there. */
    Route paged(String pointer) {
        return answering(new Reply(Shape.PAGE, pointer, reply.columns()));
    }

    /** The same, asked about first. */
    Route asking() {
        return new Route(verb, description, method, path, input, reply, true);
    }

    boolean isList() {
        return reply.shape() == Shape.CURSOR || reply.shape() == Shape.PAGE;
    }

    /** Whether it can be said of several things at once. */
    boolean takesSeveral() {
        return !isList() && places().size() == 1 && input.parameters().stream().noneMatch(Parameter::isArgument);
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

    private Route sending(Input other) {
        return new Route(verb, description, method, path, other, reply, destroys);
    }

    private Route answering(Reply other) {
        return new Route(verb, description, method, path, input, other, destroys);
    }
}
