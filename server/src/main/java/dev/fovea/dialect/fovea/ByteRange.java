package dev.fovea.dialect.fovea;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes a {@code Range} header asks for (RFC 9110 §14); several ranges at once are answered with everything. */
sealed interface ByteRange {
    /** Everything: no range was asked for, or none that is understood. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, both included, counted from 0. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing of the bytes that there are. */
    record Beyond() implements ByteRange {}

    Pattern FORM = Pattern.compile("bytes=\\s*([0-9]*)-([0-9]*)\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a header.
     *
     * @param size number of bytes that there are
     */
    static ByteRange of(@Nullable String header, long size) {
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : end(number(last), size);
        }
        long from = number(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) {
            return new Whole();
        }
        return from >= size ? new Beyond() : new Part(from, Math.min(to, size - 1));
    }

    private static ByteRange end(long count, long size) {
        return count == 0 || size == 0 ? new Beyond() : new Part(Math.max(0, size - count), size - 1);
    }

    /** A number of any length; one that no file reaches is the largest. */
    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
