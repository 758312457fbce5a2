package dev.fovea.dialect.imggo;

import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** A result as XML: an element for each field, repeated for each item of a list. */
final class XmlText {
    private static final String USUAL_ROOT = "manifest";
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}_.-]");
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newInstance();
    private static final XMLInputFactory READERS = readers();

    private final XMLStreamWriter xml;

    private XmlText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static String of(Value result, PatternContent content) {
        StringWriter text = new StringWriter();
        try {
            String root = root(content);
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            new XmlText(xml).element(root, inside(result, root));
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a result could not be written as XML", e);
        }
        return text.toString();
    }

    /** The template's own root, if the pattern has an XML template. */
    private static String root(PatternContent content) {
        if (!(content.schema().orElse(Value.NULL) instanceof Value.Text(String template))) {
            return USUAL_ROOT;
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(template.strip()));
            while (!reader.isStartElement()) {
                reader.next();
            }
            return reader.getLocalName();
        } catch (XMLStreamException | java.util.NoSuchElementException _) {
            return USUAL_ROOT;
        }
    }

    /** A result that names the root itself must not have it twice. */
    private static Value inside(Value result, String root) {
        return result instanceof Value.Members(Map<String, Value> members)
                        && members.size() == 1
                        && members.get(root) instanceof Value.Members inner
                ? inner
                : result;
    }

    private void element(String name, Value value) throws XMLStreamException {
        xml.writeStartElement(elementName(name));
        content(value);
        xml.writeEndElement();
    }

    private void content(Value value) throws XMLStreamException {
        switch (value) {
            case Value.Members(Map<String, Value> members) -> {
                for (Map.Entry<String, Value> member : members.entrySet()) {
                    member(member.getKey(), member.getValue());
                }
            }
            case Value.Items(List<Value> items) -> {
                for (Value item : items) {
                    element("item", item);
                }
            }
            default -> xml.writeCharacters(NOT_IN_XML.matcher(Cell.of(value)).replaceAll("\uFFFD"));
        }
    }

    private void member(String name, Value value) throws XMLStreamException {
        if (value instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                element(name, item);
            }
        } else {
            element(name, value);
        }
    }

    private static String elementName(String name) {
        String safe = NOT_IN_NAMES.matcher(name).replaceAll("_");
        boolean starts = !safe.isEmpty() && (Character.isLetter(safe.codePointAt(0)) || safe.charAt(0) == '_');
        return starts ? safe : "_" + safe;
    }
}
