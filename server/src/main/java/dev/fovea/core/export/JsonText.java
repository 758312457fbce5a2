package dev.fovea.core.export;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;

/** Writes JSON as it goes, compact, in memory of the depth only. Numbers must be finite. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final Appendable out;
    private final BitSet begun = new BitSet();
    private int depth;

    JsonText(Appendable out) {
        this.out = out;
    }

    JsonText beginObject() throws IOException {
        return begin('{');
    }

    JsonText endObject() throws IOException {
        return end('}');
    }

    JsonText beginArray() throws IOException {
        return begin('[');
    }

    JsonText endArray() throws IOException {
        return end(']');
    }

    private JsonText begin(char bracket) throws IOException {
        separate();
        out.append(bracket);
        begun.clear(++depth);
        return this;
    }

    private JsonText end(char bracket) throws IOException {
        out.append(bracket);
        depth--;
        return this;
    }

    /** Begins a member; its value must follow. */
    JsonText name(String name) throws IOException {
        separate();
        quote(name);
        out.append(':');
        begun.clear(depth);
        return this;
    }

    JsonText text(String value) throws IOException {
        separate();
        quote(value);
        return this;
    }

    JsonText number(long value) throws IOException {
        separate();
        out.append(Long.toString(value));
        return this;
    }

    /** The shortest text that is read as exactly this number. */
    JsonText number(double value) throws IOException {
        separate();
        out.append(Double.toString(value));
        return this;
    }

    /** Rounded to so many places. */
    JsonText number(double value, int places) throws IOException {
        separate();
        Decimals.append(out, value, places);
        return this;
    }

    JsonText flag(boolean value) throws IOException {
        separate();
        out.append(Boolean.toString(value));
        return this;
    }

    JsonText nothing() throws IOException {
        return raw("null");
    }

    /** A value that is JSON already. */
    JsonText raw(String json) throws IOException {
        separate();
        out.append(json);
        return this;
    }

    JsonText texts(Collection<String> values) throws IOException {
        beginArray();
        for (String value : values) {
            text(value);
        }
        return endArray();
    }

    /** A value that follows another one, not a name, needs a comma. */
    private void separate() throws IOException {
        if (begun.get(depth)) {
            out.append(',');
        }
        begun.set(depth);
    }

    private void quote(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    private void escape(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isSafe(c)) {
                    out.append(c);
                } else {
                    out.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        out.append(HEX.charAt(c >> shift & 15));
                    }
                }
            }
        }
    }

    /** Half a character would not be UTF-8, and line separators end lines for some readers. */
    private static boolean isSafe(char c) {
        return c >= ' '
                && c != '\u007f'
                && !Character.isSurrogate(c)
                && c != '\u0085'
                && c != '\u2028'
                && c != '\u2029';
    }
}
