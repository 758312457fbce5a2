package dev.fovea.http;

import io.javalin.http.Context;
import java.util.Optional;

/** The token of an {@code Authorization} header. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; of another scheme the whole header, which no token equals; empty when there is no header. */
    public static Optional<String> of(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .map(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? header.substring(SCHEME.length()).strip()
                        : header);
    }
}
