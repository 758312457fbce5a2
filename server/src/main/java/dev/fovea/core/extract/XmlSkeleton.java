package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the XML that people write as a skeleton of a result: elements are fields, their text or an attribute {@code type}
 * says of which type. An element that is repeated, or that stands alone in one named as its plural, is a list. The root
 * element is no field, unless it is all there is. Document types are refused, entities are not looked at.
 */
final class XmlSkeleton {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._:-]*");
    private static final Pattern TYPE = Pattern.compile("\\btype\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern PLACE = Pattern.compile("[{\\[$]+([^{}\\[\\]$]*)[}\\]]+");

    private static final String CDATA = "<![CDATA[";

    private final String text;
    private final FieldPath root;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Element document = new Element("", "");
    private int at;

    private XmlSkeleton(String text, FieldPath root) {
        this.text = text;
        this.root = root;
        open.push(document);
    }

    private static final class Element {
        private final String name;
        private final StringBuilder text;
        private final Map<String, List<Element>> children = new LinkedHashMap<>();

        Element(String name, String type) {
            this.name = name;
            this.text = new StringBuilder(type);
        }
    }

    /**
     * The fields.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} when the text is no well-formed XML
     */
    static List<Field> fields(String text, FieldPath root) {
        XmlSkeleton skeleton = new XmlSkeleton(text.strip(), root);
        skeleton.read();
        Element top = skeleton.document.children.values().iterator().next().getFirst();
        return top.children.isEmpty() ? List.of(leaf(top.name, top, root.child(top.name))) : members(top, root);
    }

    private void read() {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                int end = text.indexOf('<', at);
                content(text.substring(at, end < 0 ? text.length() : end));
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("<!--", at)) {
                var _ = upTo("-->");
            } else if (text.startsWith("<?", at)) {
                var _ = upTo("?>");
            } else if (text.startsWith(CDATA, at)) {
                content(upTo("]]>").substring(CDATA.length()));
            } else {
                tag(text.substring(at + 1, tagEnd()));
            }
        }
        if (open.size() > 1) {
            throw root.refused("the element <" + open.element().name + "> is not closed");
        }
        if (document.children.size() != 1
                || document.children.values().iterator().next().size() != 1) {
            throw root.refused("the XML must have one root element");
        }
    }

    /** What stands before the mark; steps over both. */
    private String upTo(String mark) {
        int end = text.indexOf(mark, at);
        if (end < 0) {
            throw root.refused("the XML ends without '" + mark + "'");
        }
        String before = text.substring(at, end);
        at = end + mark.length();
        return before;
    }

    /** Where the tag ends that begins here, minding quotes. */
    private int tagEnd() {
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '>') {
                return i;
            }
        }
        throw root.refused("a tag of the XML does not end");
    }

    /** Takes what stands between the brackets of a tag. */
    private void tag(String inside) {
        at += inside.length() + 2;
        boolean end = inside.startsWith("/");
        String rest = end ? inside.substring(1) : inside;
        Matcher name = NAME.matcher(rest);
        if (!name.lookingAt()) {
            throw root.refused("the XML has a tag without a name");
        }
        tag(name.group(), end, rest.substring(name.end()).strip());
    }

    private void tag(String name, boolean end, String attributes) {
        if (end) {
            if (open.size() == 1 || !open.peek().name.equals(name)) {
                throw root.refused("</" + name + "> closes nothing");
            }
            open.pop();
            return;
        }
        if (open.size() > FieldPath.MOST_BRACKETS) {
            throw root.tooDeep();
        }
        Matcher type = TYPE.matcher(attributes);
        Element element = new Element(name, type.find() ? type.group(1) : "");
        open.element().children.computeIfAbsent(name, _ -> new ArrayList<>()).add(element);
        if (!attributes.endsWith("/")) {
            open.push(element);
        }
    }

    private void content(String content) {
        if (!content.isBlank()) {
            if (open.size() == 1) {
                throw root.refused("the XML must begin with an element");
            }
            StringBuilder known = open.element().text;
            known.append(known.isEmpty() ? "" : " ").append(content.strip());
        }
    }

    private static List<Field> members(Element element, FieldPath path) {
        List<Field> members = new ArrayList<>();
        element.children.forEach((name, same) -> {
            FieldPath place = path.child(name);
            boolean list = same.size() > 1 || standsForMany(element, same.getFirst());
            members.add(
                    list
                            ? new Field.Many(name, "", field("", same.getFirst(), place.element()))
                            : field(name, same.getFirst(), place));
        });
        return members;
    }

    /** Whether an element is the only kind in one that is named as its plural, as {@code item} in {@code items}. */
    private static boolean standsForMany(Element container, Element child) {
        String outer = container.name.toLowerCase(Locale.ROOT);
        String inner = child.name.toLowerCase(Locale.ROOT);
        return container.children.size() == 1 && (outer.endsWith(inner + "s") || outer.endsWith("list"));
    }

    private static Field field(String name, Element element, FieldPath path) {
        return element.children.isEmpty()
                ? leaf(name, element, path)
                : new Field.Group(name, "", members(element, path));
    }

    private static Field leaf(String name, Element element, FieldPath path) {
        String text = element.text.toString();
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return TypePhrase.orExample(name, text, path);
        }
        return TypePhrase.find(name, place.group(1)).orElseGet(() -> Field.Leaf.of(name, Type.STRING));
    }
}
