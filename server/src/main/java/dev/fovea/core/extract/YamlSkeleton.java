package dev.fovea.core.extract;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the YAML that people write as a skeleton of a result: maps and lists by indentation, flow maps and lists (so JSON
 * too), quoted and plain values, comments. Anchors, tags and several documents are refused or left out: a skeleton needs
 * none.
 */
final class YamlSkeleton {
    private final List<Line> lines;
    private final FieldPath root;
    private int next;

    private YamlSkeleton(List<Line> lines, FieldPath root) {
        this.lines = new ArrayList<>(lines);
        this.root = root;
    }

    /** A line without its indentation and comment. */
    private record Line(int number, int indent, String text) {
        boolean isItem() {
            return text.equals("-") || text.startsWith("- ");
        }

        /** Where the key ends, -1 when the line has none. */
        int keyEnd() {
            return FlowReader.keyEnd(text);
        }
    }

    /**
     * What the text says; {@link Value#NULL} when it says nothing.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} naming the line
     */
    static Value read(String text, FieldPath root) {
        String bare = text.strip();
        if (bare.startsWith("{") || bare.startsWith("[")) {
            return FlowReader.read(bare, reason -> root.refused(reason));
        }
        YamlSkeleton skeleton = new YamlSkeleton(lines(text, root), root);
        if (skeleton.lines.isEmpty()) {
            return Value.NULL;
        }
        Value value = skeleton.block(0);
        if (skeleton.more()) {
            throw skeleton.refused("is not indented like the lines before it");
        }
        return value;
    }

    private static List<Line> lines(String text, FieldPath root) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = FlowReader.withoutComment(line).stripTrailing();
            String bare = content.stripLeading();
            if (bare.equals("...") || (bare.equals("---") && !lines.isEmpty())) {
                break;
            }
            if (bare.isEmpty() || bare.equals("---")) {
                continue;
            }
            int indent = content.length() - bare.length();
            if (content.substring(0, indent).indexOf('\t') >= 0) {
                throw root.refused("line " + number + " is indented with a tab; YAML wants blanks");
            }
            lines.add(new Line(number, indent, bare));
        }
        return lines;
    }

    private boolean more() {
        return next < lines.size();
    }

    private Line line() {
        return lines.get(next);
    }

    /** Whatever stands at the indentation of the next line. */
    private Value block(int level) {
        if (level > FieldPath.MOST_BRACKETS) {
            throw root.tooDeep();
        }
        Line first = line();
        if (first.isItem()) {
            return items(first.indent(), level);
        }
        if (first.keyEnd() >= 0) {
            return members(first.indent(), level);
        }
        next++;
        return scalar(first.text(), first);
    }

    private Value items(int indent, int level) {
        List<Value> items = new ArrayList<>();
        while (more() && line().indent() == indent && line().isItem()) {
            Line line = line();
            String rest = line.text().substring(1).stripLeading();
            if (rest.isEmpty()) {
                next++;
                items.add(deeper(indent, level).orElse(Value.NULL));
            } else {
                int inner = indent + line.text().length() - rest.length();
                lines.set(next, new Line(line.number(), inner, rest));
                items.add(block(level + 1));
            }
        }
        return new Value.Items(items);
    }

    private Value members(int indent, int level) {
        Map<String, Value> members = new LinkedHashMap<>();
        while (more() && line().indent() == indent && !line().isItem()) {
            Line line = line();
            int end = line.keyEnd();
            if (end < 0) {
                throw refused("has no 'name:'");
            }
            next++;
            String name = FlowReader.unquoted(line.text().substring(0, end).strip());
            String rest = line.text().substring(end + 1).strip();
            if (members.putIfAbsent(name, member(rest, line, level)) != null) {
                throw at(line, "names '" + name + "' twice");
            }
        }
        return new Value.Members(members);
    }

    private Value member(String rest, Line line, int level) {
        if (rest.isEmpty()) {
            return sameIndentItems(line.indent(), level)
                    .or(() -> deeper(line.indent(), level))
                    .orElse(Value.NULL);
        }
        if (rest.startsWith("|") || rest.startsWith(">")) {
            return Value.text(continued(line.indent(), "", true));
        }
        return scalar(continued(line.indent(), rest, false), line);
    }

    /** A list may stand as far left as its name. */
    private Optional<Value> sameIndentItems(int indent, int level) {
        return more() && line().indent() == indent && line().isItem()
                ? Optional.of(items(indent, level + 1))
                : Optional.empty();
    }

    private Optional<Value> deeper(int indent, int level) {
        return more() && line().indent() > indent ? Optional.of(block(level + 1)) : Optional.empty();
    }

    /**
     * A value with the deeper lines that continue it.
     *
     * @param prose whether these may look like names with values
     */
    private String continued(int indent, String start, boolean prose) {
        StringBuilder text = new StringBuilder(start);
        boolean open = start.startsWith("{") || start.startsWith("[");
        while (more() && line().indent() > indent) {
            if (!prose && !open && line().keyEnd() >= 0) {
                throw refused("is indented deeper than the line before it allows");
            }
            text.append(text.isEmpty() ? "" : " ").append(line().text());
            next++;
        }
        return text.toString();
    }

    private Value scalar(String text, Line line) {
        if (text.startsWith("&") || text.startsWith("*") || text.startsWith("!")) {
            throw at(line, "uses an anchor or a tag, which a schema does not need");
        }
        return FlowReader.read(text, reason -> at(line, reason));
    }

    private RuntimeException refused(String reason) {
        return at(line(), reason);
    }

    private RuntimeException at(Line line, String reason) {
        return root.refused("line " + line.number() + " " + reason);
    }
}
