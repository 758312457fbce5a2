package dev.fovea.cli.output;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** One object for people: a line a member, what is nested indented below its name. */
final class Lines {
    private static final String STEP = "  ";

    private Lines() {}

    static void print(PrintWriter out, JsonNode object) {
        print(out, object, "");
    }

    private static void print(PrintWriter out, JsonNode object, String indent) {
        int widest = object.propertyStream()
                .mapToInt(member -> member.getKey().length())
                .max()
                .orElse(0);
        object.propertyStream().forEach(member -> member(out, member.getKey(), member.getValue(), indent, widest));
    }

    private static void member(PrintWriter out, String name, JsonNode value, String indent, int widest) {
        if (value.isObject() && !value.isEmpty()) {
            out.println(indent + name);
            print(out, value, indent + STEP);
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
            out.println(indent + name);
            value.forEach(element -> out.println(indent + STEP + Printer.plain(element.toString())));
        } else {
            out.println(indent + name + " ".repeat(widest - name.length() + 2) + Printer.plain(Columns.text(value)));
        }
    }
}
