package dev.fovea.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a newcomer tries the doors with; origin and licences stand in the READMEs of {@code demo/pictures} and {@code demo/documents}. */
public final class Sample {
    /** Path under which the server shows it. */
    public static final String PATH = "/sample.jpg";

    private static final String PICTURE = "/demo/pictures/two-dogs.jpg";
    private static final String RECEIPT = "/demo/documents/receipt.jpg";

    private Sample() {}

    /** Its bytes, a JPEG. */
    public static byte[] picture() {
        return resource(PICTURE);
    }

    /** A till receipt to be read, a JPEG. */
    public static byte[] receipt() {
        return resource(RECEIPT);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
