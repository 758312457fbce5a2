package dev.fovea.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Calls one server as one caller. What may pass by itself (no connection, 429, 5xx) is tried again, after
 * {@code Retry-After} when the server says so; every change carries an idempotency key, the same in each attempt.
 */
public final class ApiClient implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final HttpClient http;
    private final Endpoint endpoint;
    private final Manner manner;
    private final PrintWriter log;

    /**
     * How calls are made.
     *
     * @param timeout of one attempt
     * @param retries attempts after the first one
     * @param verbose whether each attempt is told: method, path, status, request id, time, and never a key
     * @param dryRun whether changes are told instead of made
     */
    public record Manner(Duration timeout, int retries, boolean verbose, boolean dryRun) {}

    /** A client whose talk goes to {@code log}. */
    public ApiClient(Endpoint endpoint, Manner manner, PrintWriter log) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(manner.timeout())
                .build();
        this.endpoint = endpoint;
        this.manner = manner;
        this.log = log;
    }

    /** Where it calls and as whom. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Makes a call.
     *
     * @throws Refusal when the answer is not a success
     * @throws Failure {@code UNREACHABLE} when there is none
     */
    public Answer send(Call call) {
        Answer answer = sendWhateverComes(call);
        if (!answer.succeeded()) {
            throw Refusal.of(answer);
        }
        return answer;
    }

    /** Makes a call and answers its JSON. */
    public JsonNode json(Call call) {
        return send(call).json();
    }

    /**
     * Makes a call and answers whatever status came in the end.
     *
     * @throws Failure {@code UNREACHABLE} when nothing came
     */
    public Answer sendWhateverComes(Call call) {
        HttpResponse<byte[]> response = attempts(call, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /**
     * Makes a call whose answer has no end or is large.
     *
     * @throws Refusal when the answer is not a success
     */
    public InputStream stream(Call call) {
        HttpResponse<InputStream> response = attempts(call, BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw Refusal.of(new Answer(response.statusCode(), response.headers(), body.readAllBytes()));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Makes a call to an address beside the server, without the caller's key and without retries.
     *
     * @return what it answered; empty when it did not
     */
    public Optional<Answer> elsewhere(URI address, Call call) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(manner.timeout())
                    .method(call.method(), call.body().publisher().get());
            call.headers().forEach(request::header);
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return Optional.of(new Answer(response.statusCode(), response.headers(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private <T> HttpResponse<T> attempts(Call call, BodyHandler<T> handler) {
        if (manner.dryRun() && call.changes()) {
            throw new NothingSent(call.method() + " " + call.path());
        }
        HttpRequest request = request(call);
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt >= manner.retries();
            try {
                HttpResponse<T> response = attempt(call, request, handler);
                if (last || !mayPass(response.statusCode())) {
                    return response;
                }
                discard(response);
                pause(waitAfter(response).orElse(backoff(attempt)));
            } catch (IOException e) {
                say(call, "no answer: " + reason(e));
                if (last) {
                    throw unreachable(e);
                }
                pause(backoff(attempt));
            }
        }
    }

    private <T> HttpResponse<T> attempt(Call call, HttpRequest request, BodyHandler<T> handler) throws IOException {
        long began = System.nanoTime();
        try {
            HttpResponse<T> response = http.send(request, handler);
            String id = response.headers().firstValue("X-Request-Id").orElse("-");
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            say(call, response.statusCode() + " " + id + " " + millis + " ms");
            return response;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.server() + call.path()))
                .timeout(manner.timeout())
                .method(call.method(), call.body().publisher().get())
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", "fovea-cli");
        endpoint.key().ifPresent(key -> request.setHeader("Authorization", "Bearer " + key));
        if (!call.body().mediaType().isEmpty()) {
            request.setHeader("Content-Type", call.body().mediaType());
        }
        if (call.changes()) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static boolean mayPass(int status) {
        return status == 429 || status >= 500;
    }

    private static void discard(HttpResponse<?> response) throws IOException {
        if (response.body() instanceof InputStream stream) {
            stream.close();
        }
    }

    private static Optional<Duration> waitAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Duration backoff(int attempt) {
        double jitter = 0.5 + Math.random();
        return Duration.ofMillis(Math.round(FIRST_WAIT.toMillis() * jitter * (1 << Math.min(attempt, 6))));
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void say(Call call, String what) {
        if (manner.verbose()) {
            log.println(call.method() + " " + call.path() + " " + what);
            log.flush();
        }
    }

    private static String reason(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private Failure unreachable(IOException cause) {
        return new Failure(
                ExitCode.UNREACHABLE,
                "no answer from " + endpoint.server() + " (" + reason(cause) + "); is it running? --server says where",
                cause);
    }

    private static Failure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Failure(ExitCode.INTERRUPTED, "interrupted", cause);
    }
}
