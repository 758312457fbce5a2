package dev.fovea.engine.vision.chat;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An OpenAI-compatible endpoint, over HTTP/1.1: some servers of this family stumble over an offer to upgrade. Redirects
 * are not followed, so the key goes where the operator said and nowhere else. Answers are not streamed. Any number of
 * threads may ask at once.
 */
public final class ChatEndpoint implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 4 << 20;
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long AT_ONCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    private final ChatAddress address;
    private final Clock clock;
    private final Refusals refusals;
    private final CircuitBreaker breaker;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** What one call learnt may be overwritten by another; then it is learnt again. */
    private volatile Habits habits = Habits.BEST;

    /** An endpoint of which nothing is known yet. */
    public ChatEndpoint(ChatAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
        this.refusals = new Refusals(address);
        this.breaker = new CircuitBreaker(MOST_FAILURES, REST, clock);
    }

    /**
     * Asks once. When the endpoint complains of a member of the request, the question is put again without it; what was
     * learnt so is kept for the calls to come.
     *
     * @param deadline when the answer must be there
     * @param tick called about every second while the answer is awaited
     * @throws EngineException passing when the endpoint is busy, down or slow; lasting when it refuses
     */
    public ChatReply complete(ChatRequest request, Instant deadline, Runnable tick)
            throws EngineException, InterruptedException {
        Habits tried = habits;
        while (true) {
            HttpResponse<String> response = send(RequestBody.of(request, address.model(), tried), deadline, tick);
            if (response.statusCode() == OK) {
                ChatReply reply = read(response.body());
                habits = tried;
                return reply;
            }
            Optional<Habits> next = complaint(response).flatMap(tried::after);
            if (next.isEmpty()) {
                throw refusals.of(response.statusCode(), retryAfter(response), response.body());
            }
            tried = next.get();
        }
    }

    /** Says that the last answers were not the JSON that the endpoint had been told to keep to. */
    public void noteFormIgnored() {
        habits = habits.ignored();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private ChatReply read(String body) throws EngineException {
        try {
            return ChatReply.read(body);
        } catch (ChatReply.NotAReply e) {
            throw refusals.strange(e);
        }
    }

    private static Optional<String> complaint(HttpResponse<String> response) {
        boolean complains = response.statusCode() == BAD_REQUEST || response.statusCode() == UNPROCESSABLE;
        return complains ? Optional.of(response.body()) : Optional.empty();
    }

    private Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.read(text, clock.instant()));
    }

    private HttpResponse<String> send(String body, Instant deadline, Runnable tick)
            throws EngineException, InterruptedException {
        Optional<Duration> refusal = breaker.refusal();
        if (refusal.isPresent()) {
            throw EngineException.passing(Job.Code.INTERNAL_ERROR, refusal, "The vision engine is down");
        }
        try {
            HttpResponse<String> response = sendTwice(body, deadline, tick);
            judge(response);
            return response;
        } catch (IOException e) {
            breaker.failed();
            throw EngineException.passing(
                    Job.Code.INTERNAL_ERROR, Optional.empty(), "The vision engine cannot be reached", e);
        }
    }

    private void judge(HttpResponse<String> response) {
        if (response.statusCode() >= 500) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
    }

    /**
     * A kept connection may have been closed by the far side in the meantime, and the client repeats no POST by itself. That
     * shows at once; a connection that breaks later may have cost an answer already.
     */
    private HttpResponse<String> sendTwice(String body, Instant deadline, Runnable tick)
            throws IOException, EngineException, InterruptedException {
        long start = System.nanoTime();
        try {
            return sendOnce(body, deadline, tick);
        } catch (IOException e) {
            if (e instanceof ConnectException || System.nanoTime() - start > AT_ONCE_NANOS) {
                throw e;
            }
            return sendOnce(body, deadline, tick);
        }
    }

    private HttpResponse<String> sendOnce(String body, Instant deadline, Runnable tick)
            throws IOException, EngineException, InterruptedException {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            throw EngineException.passing(Job.Code.TIMEOUT, Optional.empty(), "No time was left to ask the model");
        }
        boolean hurried = left.compareTo(address.timeout()) < 0;
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request(body), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return await(answer, hurried ? left : address.timeout(), tick);
        } catch (TimeoutException e) {
            if (!hurried) {
                breaker.failed();
            }
            throw EngineException.passing(
                    Job.Code.TIMEOUT, Optional.empty(), "The vision engine did not answer in time", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.completions())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!address.key().isEmpty()) {
            request.header("Authorization", "Bearer " + address.key());
        }
        return request.build();
    }

    private static <T> T await(CompletableFuture<T> answer, Duration patience, Runnable tick)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            try {
                return answer.get(Math.clamp(left, 0, TICK_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= TICK_NANOS) {
                    throw e;
                }
                tick.run();
            } catch (ExecutionException e) {
                throw broken(e);
            }
        }
    }

    private static IOException broken(ExecutionException e) {
        return e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
}
