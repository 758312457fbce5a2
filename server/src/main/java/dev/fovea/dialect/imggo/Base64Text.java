package dev.fovea.dialect.imggo;

import dev.fovea.error.FoveaException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * The bytes that a base64 text stands for, decoded while they are read. A {@code data:…;base64,} prefix and white space
 * are ignored, and the letters of both alphabets understood (contract imggo.md §5).
 */
final class Base64Text {
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_PREFIX = 256;

    private Base64Text() {}

    /** The decoded bytes; what is no base64 is refused on the way. */
    static InputStream decode(InputStream text) {
        try {
            return new Refusing(decoder(text));
        } catch (IOException e) {
            throw notBase64(e);
        }
    }

    private static FoveaException notBase64(IOException cause) {
        return new FoveaException(
                Refusals.request("image_base64", "image_base64 is not valid base64")
                        .error(),
                cause);
    }

    private static InputStream decoder(InputStream text) throws IOException {
        PushbackInputStream from = new PushbackInputStream(new Letters(text), DATA.length);
        byte[] start = from.readNBytes(DATA.length);
        if (Arrays.equals(start, DATA)) {
            passPrefix(from);
        } else {
            from.unread(start);
        }
        return Base64.getDecoder().wrap(from);
    }

    private static void passPrefix(InputStream from) throws IOException {
        StringBuilder prefix = new StringBuilder();
        for (int letter = from.read(); letter != ','; letter = from.read()) {
            if (letter < 0 || prefix.length() == LONGEST_PREFIX) {
                throw new IOException("a data: URL without data");
            }
            prefix.append((char) letter);
        }
        if (!prefix.toString().toLowerCase(Locale.ROOT).endsWith(";base64")) {
            throw new IOException("a data: URL that is not base64");
        }
    }

    /** Without white space, in the letters of the standard alphabet. */
    private static final class Letters extends OctetStream {
        private Letters(InputStream text) {
            super(text);
        }

        @Override
        int octet() throws IOException {
            int letter = sourceOctet();
            while (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
                letter = sourceOctet();
            }
            return switch (letter) {
                case '-' -> '+';
                case '_' -> '/';
                default -> letter;
            };
        }
    }

    /** Says in the words of the API that a text is no base64. */
    private static final class Refusing extends FilterInputStream {
        private Refusing(InputStream decoder) {
            super(decoder);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw notBase64(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw notBase64(e);
            }
        }
    }
}
