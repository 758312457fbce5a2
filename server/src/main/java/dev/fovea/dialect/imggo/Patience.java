package dev.fovea.dialect.imggo;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a call asks to wait for its job: {@code ?wait=n}, or {@code Prefer} (contracts, decision 8; RFC 7240). */
final class Patience {
    private static final int LONGEST = 60;
    private static final String WAIT = "wait=";

    private Patience() {}

    /** Empty when the call leaves it to the pattern. */
    static Optional<Duration> of(Context context) {
        return Query.text(context, "wait")
                .map(text -> Paging.whole(text, 0, LONGEST)
                        .orElseThrow(() -> Refusals.parameter("wait", "must be 0 to " + LONGEST + " seconds")))
                .map(Duration::ofSeconds)
                .or(() -> preferred(context));
    }

    /** A preference that is not understood is ignored, as the RFC asks; one that asks for too long gets the most. */
    private static Optional<Duration> preferred(Context context) {
        List<String> preferences = Collections.list(context.req().getHeaders("Prefer")).stream()
                .flatMap(header -> Stream.of(header.split("[,;]", -1)))
                .map(preference -> preference.strip().toLowerCase(Locale.ROOT))
                .toList();
        Optional<Duration> wait = preferences.stream()
                .filter(preference -> preference.startsWith(WAIT))
                .flatMap(preference ->
                        Paging.whole(preference.substring(WAIT.length()).strip(), 0, Integer.MAX_VALUE).stream())
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST)))
                .findFirst();
        boolean async = preferences.contains("respond-async");
        return wait.or(() -> async ? Optional.of(Duration.ZERO) : Optional.empty());
    }
}
