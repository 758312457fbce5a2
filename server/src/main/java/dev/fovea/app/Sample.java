package dev.fovea.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The picture with which a newcomer tries the doors; its licence stands in {@code demo/pictures/README.md}. */
public final class Sample {
    /** Path under which the server shows it. */
    public static final String PATH = "/sample.jpg";

    private static final String RESOURCE = "/demo/pictures/two-dogs.jpg";

    private Sample() {}

    /** Its bytes, a JPEG. */
    public static byte[] picture() {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(RESOURCE))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
