package dev.fovea.dialect.imggo;

import java.io.IOException;
import java.io.InputStream;

/**
 * The inside of a JSON string that is too long to hold, from behind its opening quote to its closing one. The document
 * was parsed before, so its escapes are known to be whole; one that stands for no ASCII letter reads as {@code ?}.
 */
final class JsonString extends OctetStream {
    private static final int ASCII = 0x80;
    private static final int HEX_DIGITS = 4;

    private boolean ended;

    /** @param json stands behind the opening quote */
    JsonString(InputStream json) {
        super(json);
    }

    @Override
    int octet() throws IOException {
        if (ended) {
            return -1;
        }
        int octet = sourceOctet();
        if (octet == '"' || octet < 0) {
            ended = true;
            return -1;
        }
        return octet == '\\' ? escaped(sourceOctet()) : octet;
    }

    private int escaped(int letter) throws IOException {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> codeUnit();
            default -> letter;
        };
    }

    private int codeUnit() throws IOException {
        int unit = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            unit = unit * 16 + Character.digit(sourceOctet(), 16);
        }
        return unit >= 0 && unit < ASCII ? unit : '?';
    }
}
