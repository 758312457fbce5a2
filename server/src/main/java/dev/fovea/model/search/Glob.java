package dev.fovea.model.search;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one; a backslash takes the meaning from the
 * character after it.
 */
public record Glob(String text) {
    private static final char ESCAPE = '\\';

    /** A text that stands for itself. */
    public static Glob literal(String text) {
        return new Glob(text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"));
    }

    /** Whether it stands for one text only. */
    public boolean isLiteral() {
        return prefixLength() == text.length();
    }

    /** What it stands for up to the first wildcard. */
    public String prefix() {
        return plain(text.substring(0, prefixLength()));
    }

    /** What it stands for after the last wildcard. */
    public String suffix() {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE) {
                i++;
            } else if (wild(c)) {
                start = i + 1;
            }
        }
        return plain(text.substring(start));
    }

    /** The pattern of the same texts spelled backwards. */
    public Glob reversed() {
        StringBuilder reversed = new StringBuilder();
        int end;
        for (int i = 0; i < text.length(); i = end) {
            int start = text.charAt(i) == ESCAPE && i + 1 < text.length() ? i + 1 : i;
            end = start + Character.charCount(text.codePointAt(start));
            reversed.insert(0, text, i, end);
        }
        return new Glob(reversed.toString());
    }

    /** The pattern of {@code like … escape '!'}. */
    public String like() {
        StringBuilder like = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                like.append(c == '*' ? '%' : '_');
            } else {
                char meant = c == ESCAPE && i + 1 < text.length() ? text.charAt(++i) : c;
                like.append("!%_".indexOf(meant) < 0 ? "" : "!").append(meant);
            }
        }
        return like.toString();
    }

    private int prefixLength() {
        int i = 0;
        while (i < text.length() && !wild(text.charAt(i))) {
            i += text.charAt(i) == ESCAPE ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    private static boolean wild(char c) {
        return c == '*' || c == '?';
    }

    private static String plain(String escaped) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean escape = escaped.charAt(i) == ESCAPE && i + 1 < escaped.length();
            plain.append(escaped.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}
