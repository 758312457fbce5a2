package dev.fovea.conformance;

import dev.fovea.conformance.Outcome.Failed;
import dev.fovea.conformance.Outcome.Passed;
import dev.fovea.conformance.Outcome.Skipped;
import dev.fovea.conformance.Step.Capture;
import dev.fovea.conformance.Step.Encoding;
import dev.fovea.conformance.Step.Expected;
import dev.fovea.conformance.Step.Header;
import dev.fovea.conformance.Step.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays exchanges against a base URL. Starts picture servers on 127.0.0.1 and, where the machine has it, on 127.0.0.2, so the server under
 * test must allow outbound calls to 127.0.0.1 and only to it. Not safe for use by several threads.
 */
public final class Runner implements AutoCloseable {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final URI base;
    private final PictureServer pictures;
    private final @Nullable PictureServer refusedPictures;
    private final Variables variables;
    private final Map<String, Variables> logins = new HashMap<>();

    /**
     * Starts the picture servers.
     *
     * @param variables credentials and whatever the exchanges need besides
     */
    public Runner(URI base, Variables variables) throws IOException {
        this.base = base;
        this.pictures = PictureServer.start("127.0.0.1");
        this.refusedPictures = startIfPossible("127.0.0.2");
        Variables all =
                variables.with("base_url", withoutSlash(base.toString())).with("pictures", pictures.baseUrl());
        this.variables = refusedPictures == null ? all : all.with("pictures_refused", refusedPictures.baseUrl());
    }

    private static @Nullable PictureServer startIfPossible(String address) {
        try {
            return PictureServer.start(address);
        } catch (IOException noSuchAddress) {
            return null;
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Plays the set-ups and every step; one outcome per step. */
    public List<Outcome> run(Exchange exchange) {
        Variables known = withUnique();
        Collection<String> missing = known.missing(exchange.needs());
        if (!missing.isEmpty()) {
            return each(
                    exchange, step -> new Skipped(step.label(), step.shows(), "needs " + String.join(", ", missing)));
        }
        try {
            for (String setup : exchange.first()) {
                known = setUp(setup, known);
            }
        } catch (SetupFailed e) {
            List<String> differences = List.of(String.valueOf(e.getMessage()));
            return each(exchange, step -> new Failed(step.label(), step.shows(), differences));
        }
        return play(exchange, known);
    }

    private Variables withUnique() {
        String unique = UUID.randomUUID().toString();
        String tail = unique.substring(24);
        return variables
                .with("uuid", unique)
                .with("unique", tail)
                .with("plate", tail.substring(0, 7).toUpperCase(Locale.ROOT));
    }

    private static List<Outcome> each(Exchange exchange, Function<Labelled, Outcome> outcome) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < exchange.steps().size(); i++) {
            outcomes.add(outcome.apply(
                    new Labelled(label(exchange, i), exchange.steps().get(i).shows())));
        }
        return outcomes;
    }

    private record Labelled(String label, String shows) {}

    private static String label(Exchange exchange, int index) {
        return exchange.name() + "#" + (index + 1);
    }

    private List<Outcome> play(Exchange exchange, Variables start) {
        List<Outcome> outcomes = new ArrayList<>();
        Variables known = start;
        for (int i = 0; i < exchange.steps().size(); i++) {
            Step step = exchange.steps().get(i);
            Result result = playRepeatedly(step, known);
            known = result.known();
            String label = label(exchange, i);
            outcomes.add(
                    result.differences().isEmpty()
                            ? new Passed(label, step.shows())
                            : new Failed(label, step.shows(), result.differences()));
        }
        return outcomes;
    }

    /** A login is the same for every exchange and costs the server a slow hash, so it is played once. */
    private Variables setUp(String name, Variables known) throws SetupFailed {
        if (!name.endsWith("-login")) {
            return known.with(playSetup(name, known));
        }
        Variables login = logins.get(name);
        if (login == null) {
            login = playSetup(name, known);
            logins.put(name, login);
        }
        return known.with(login);
    }

    private Variables playSetup(String name, Variables start) throws SetupFailed {
        Variables known = start;
        Variables captured = Variables.none();
        for (Step step : GoldenFiles.setup(name).steps()) {
            Result result = play(step, known);
            if (!result.differences().isEmpty()) {
                throw new SetupFailed("set-up " + name + ": " + String.join("; ", result.differences()));
            }
            captured = captured.with(result.captured());
            known = result.known();
        }
        return captured;
    }

    private record Result(Variables known, Variables captured, List<String> differences) {}

    private Result playRepeatedly(Step step, Variables known) {
        pause(Duration.ofSeconds(step.waitSeconds()));
        Result result = playPatiently(step, known);
        for (int i = 1; i < step.times() && result.differences().isEmpty(); i++) {
            result = play(step, known);
        }
        return result;
    }

    /** What a server does in its own time is asked for until it is done. */
    private Result playPatiently(Step step, Variables known) {
        long deadline =
                System.nanoTime() + Duration.ofSeconds(step.patienceSeconds()).toNanos();
        Result result = play(step, known);
        while (!result.differences().isEmpty() && System.nanoTime() - deadline < 0) {
            pause(BETWEEN_ATTEMPTS);
            result = play(step, known);
        }
        return result;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Result play(Step step, Variables known) {
        try {
            Answer answer = send(step.request(), known);
            List<String> differences = Matcher.differences(fill(step.expected(), known), step.subset(), answer);
            Variables captured = differences.isEmpty() ? capture(step.captures(), answer) : Variables.none();
            return new Result(known.with(captured), captured, withExcerpt(differences, answer));
        } catch (IOException | IllegalArgumentException e) {
            return new Result(known, Variables.none(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<String> withExcerpt(List<String> differences, Answer answer) {
        if (differences.isEmpty()) {
            return differences;
        }
        List<String> more = new ArrayList<>(differences);
        more.add("answer: " + answer.status() + " " + answer.excerpt());
        return more;
    }

    private Answer send(Request request, Variables known) throws IOException {
        List<Header> headers = new ArrayList<>(fill(request.headers(), known));
        if (request.encoding() == Encoding.MULTIPART) {
            headers.add(new Header("Content-Type", "multipart/form-data; boundary=" + BodyBuilder.BOUNDARY));
        } else if (request.encoding() == Encoding.GZIP) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        String target = withoutSlash(base.getRawPath() == null ? "" : base.getRawPath()) + known.fill(request.target());
        Body body = BodyBuilder.build(request, known);
        return Wire.send(base, request.method(), target, headers, body, request.chunked());
    }

    private static List<Header> fill(List<Header> headers, Variables known) {
        return headers.stream()
                .map(header -> new Header(header.name(), known.fill(header.value())))
                .toList();
    }

    private static Expected fill(Expected expected, Variables known) {
        List<Header> headers = expected.headers().stream()
                .map(header -> new Header(header.name(), known.fillKeepingPlaceholders(header.value())))
                .toList();
        return new Expected(expected.status(), headers, known.fillKeepingPlaceholders(expected.body()));
    }

    private static Variables capture(List<Capture> captures, Answer answer) {
        Variables captured = Variables.none();
        for (Capture capture : captures) {
            captured = captured.with(capture.variable(), value(capture.from(), answer));
        }
        return captured;
    }

    private static String value(String from, Answer answer) {
        if (from.startsWith("header ")) {
            return answer.header(from.substring("header ".length()).strip())
                    .orElseThrow(() -> new IllegalArgumentException("nothing to capture: " + from));
        }
        try {
            return JsonPath.of(from)
                    .get(JsonMapper.shared().readTree(answer.text()))
                    .asString();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot capture " + from + " from what is not JSON", e);
        }
    }

    @Override
    public void close() {
        pictures.close();
        if (refusedPictures != null) {
            refusedPictures.close();
        }
    }

    /** A set-up did not give what its exchange needs. */
    private static final class SetupFailed extends Exception {
        SetupFailed(String message) {
            super(message);
        }
    }
}
