package dev.fovea.cli.remote;

import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NumericNode;

/**
 * An option of a verb, which becomes a query parameter or a member of the body.
 *
 * @param option how it is spelled here, {@code --source}; empty: it is an argument
 * @param member how the route spells it
 * @param label what stands for its value in help
 */
record Parameter(String option, String member, String label, String description, Kind kind, boolean required) {
    /** What its value is. */
    enum Kind {
        TEXT,
        NUMBER,
        LIST,
        FLAG,
        JSON
    }

    private static final JsonMapper MAPPER = new JsonMapper();

    /** A text without a name of its own. */
    static Parameter argument(String member, String label, String description) {
        return new Parameter("", member, label, description, Kind.TEXT, true);
    }

    /** A text. */
    static Parameter text(String option, String member, String label, String description) {
        return new Parameter(option, member, label, description, Kind.TEXT, false);
    }

    /** A number. */
    static Parameter number(String option, String member, String label, String description) {
        return new Parameter(option, member, label, description, Kind.NUMBER, false);
    }

    /** Texts separated by commas. */
    static Parameter list(String option, String member, String label, String description) {
        return new Parameter(option, member, label, description, Kind.LIST, false);
    }

    /** True or false. */
    static Parameter flag(String option, String member, String description) {
        return new Parameter(option, member, "true|false", description, Kind.FLAG, false);
    }

    /** JSON as text, or {@code @FILE}. */
    static Parameter json(String option, String member, String label, String description) {
        return new Parameter(option, member, label, description, Kind.JSON, false);
    }

    boolean isArgument() {
        return option.isEmpty();
    }

    /** The same, which must be given. */
    Parameter needed() {
        return new Parameter(option, member, label, description, kind, true);
    }

    /**
     * The value as it goes into a body.
     *
     * @throws Failure {@code USAGE} when the text is none of its kind
     */
    Object value(String text) {
        return switch (kind) {
            case TEXT -> text;
            case LIST -> List.copyOf(Arrays.asList(text.split(",")));
            case FLAG -> flag(text);
            case NUMBER, JSON -> parsed(text.startsWith("@") ? Inputs.text(text.substring(1)) : text);
        };
    }

    private Object flag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw wrong("true or false");
    }

    private Object parsed(String text) {
        try {
            Object value = MAPPER.readTree(text);
            if (kind == Kind.JSON || value instanceof NumericNode) {
                return value;
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw wrong(kind == Kind.JSON ? "JSON, or @FILE with JSON" : "a number");
    }

    private Failure wrong(String wanted) {
        return new Failure(ExitCode.USAGE, option + " takes " + wanted);
    }
}
