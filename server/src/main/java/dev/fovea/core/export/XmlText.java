package dev.fovea.core.export;

import java.io.IOException;

/** Writes XML 1.0 as it goes: elements, attributes and texts, escaped. */
final class XmlText {
    private static final char REPLACEMENT = '\ufffd';

    private final Appendable out;
    private boolean open;

    XmlText(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    }

    /** Begins an element; attributes may follow. */
    XmlText begin(String element) throws IOException {
        closeTag();
        out.append('<').append(element);
        open = true;
        return this;
    }

    /** An attribute of the element just begun. */
    XmlText attribute(String name, String value) throws IOException {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    XmlText attribute(String name, long value) throws IOException {
        return attribute(name, Long.toString(value));
    }

    /** With as many places as given, as all of its readers expect. */
    XmlText attribute(String name, double value, int places) throws IOException {
        out.append(' ').append(name).append("=\"");
        Decimals.appendFixed(out, value, places);
        out.append('"');
        return this;
    }

    XmlText text(String value) throws IOException {
        closeTag();
        escape(value);
        return this;
    }

    XmlText end(String element) throws IOException {
        if (open) {
            open = false;
            out.append("/>\n");
        } else {
            out.append("</").append(element).append(">\n");
        }
        return this;
    }

    /** An element that holds a text. */
    XmlText element(String name, String text) throws IOException {
        return begin(name).text(text).end(name);
    }

    XmlText element(String name, long number) throws IOException {
        return element(name, Long.toString(number));
    }

    private void closeTag() throws IOException {
        if (open) {
            open = false;
            out.append('>');
        }
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                escape(c);
            }
        }
    }

    /** White space by number, or a reader would make a plain space of it. */
    private void escape(char c) throws IOException {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\n', '\r', '\t' ->
                out.append("&#").append(Integer.toString(c)).append(';');
            default -> out.append(isAllowed(c) ? c : REPLACEMENT);
        }
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c < '\ufffe';
    }
}
