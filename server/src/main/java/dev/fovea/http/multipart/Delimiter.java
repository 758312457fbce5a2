package dev.fovea.http.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The byte sequence line break, {@code --}, boundary (RFC 2046, 5.1.1), and the search for it.
 *
 * <p>The search skips like Boyer–Moore–Horspool but compares from the front. A line break occurs in the sequence only at its front, so the
 * compared stretches never overlap and the search stays linear for every boundary and content that a client may choose.
 */
final class Delimiter {
    /** What the bytes behind a boundary make of it. */
    enum Verdict {
        NEXT_PART,
        CLOSING,
        CONTENT,
        /** More bytes are needed to tell. */
        UNDECIDED
    }

    /** Spaces and tabs that may follow a boundary on its line, in bytes. */
    private static final int MOST_PADDING = 64;

    private final byte[] sequence;
    private final int[] skip = new int[256];

    Delimiter(String lineBreak, String boundary) {
        this.sequence = (lineBreak + "--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(skip, sequence.length);
        for (int i = 0; i < sequence.length - 1; i++) {
            skip[sequence[i] & 0xff] = sequence.length - 1 - i;
        }
    }

    int length() {
        return sequence.length;
    }

    /** Index of the first whole sequence within {@code [from, to)}, or -1. */
    int indexIn(byte[] bytes, int from, int to) {
        int last = sequence.length - 1;
        byte lastByte = sequence[last];
        int at = from;
        while (at + last < to) {
            byte tail = bytes[at + last];
            if (tail == lastByte && commonLength(bytes, at, to) == sequence.length) {
                return at;
            }
            at += skip[tail & 0xff];
        }
        return -1;
    }

    /** Whether the bytes at {@code at} are a delimiter line. */
    Verdict at(byte[] bytes, int at, int to) {
        int common = commonLength(bytes, at, to);
        if (common < sequence.length) {
            return at + common < to ? Verdict.CONTENT : Verdict.UNDECIDED;
        }
        return behindBoundary(bytes, at + sequence.length, to);
    }

    private int commonLength(byte[] bytes, int at, int to) {
        int most = Math.min(sequence.length, to - at);
        int i = 0;
        while (i < most && bytes[at + i] == sequence[i]) {
            i++;
        }
        return i;
    }

    private static Verdict behindBoundary(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '-') {
            return decide(bytes, from + 1, to, '-', Verdict.CLOSING);
        }
        int at = from;
        int most = Math.min(to, from + MOST_PADDING);
        while (at < most && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        if (at < to && bytes[at] == '\r') {
            at++;
        }
        return decide(bytes, at, to, '\n', Verdict.NEXT_PART);
    }

    private static Verdict decide(byte[] bytes, int at, int to, char expected, Verdict verdict) {
        if (at >= to) {
            return Verdict.UNDECIDED;
        }
        return bytes[at] == expected ? verdict : Verdict.CONTENT;
    }
}
