package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event log over the wire. Recordings are registered to make events. */
@Timeout(60)
class EventStreamsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LISTENERS = 40;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private FoveaApp app;
    private String token;

    @BeforeEach
    void startFirst() {
        start();
        NewCredentials secrets = app.firstCredentials().orElseThrow();
        token = secrets.accessToken();
    }

    private void start() {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(
                        FoveaSettings.DATA.name(),
                        folder.toString(),
                        FoveaSettings.PORT.name(),
                        "0",
                        FoveaSettings.EVENT_LISTENERS.name(),
                        Integer.toString(LISTENERS))));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        app.close();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.baseUrl().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer =
                http.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private void register(int number) {
        try {
            post("/v1/recordings", "{\"media_key\":\"rec-" + number + "\"}");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void registerAll(int from, int until) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int first = from + writer;
            sent.add(threads.submit(() -> {
                for (int i = first; i < until; i += 8) {
                    register(i);
                }
            }));
        }
        for (Future<?> one : sent) {
            one.get(50, TimeUnit.SECONDS);
        }
    }

    /** A message of a stream. */
    private record Message(String id, String event, JsonNode data) {}

    /** A client's end of a stream. */
    private final class Stream implements AutoCloseable {
        private final HttpResponse<java.io.InputStream> answer;
        private final BufferedReader lines;
        private String lastId = "";

        Stream(String query, Optional<String> lastEventId) throws Exception {
            HttpRequest.Builder request = request("/v1/events/stream" + query);
            lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
            answer = http.send(request.build(), BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** The next message; empty when the stream has ended. */
        Optional<Message> next() throws IOException {
            String event = "";
            String data = "";
            String line = lines.readLine();
            while (line != null) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(new Message(lastId, event, JSON.readTree(data)));
                }
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
                line = lines.readLine();
            }
            return Optional.empty();
        }

        List<Long> numbers(int count) throws IOException {
            List<Long> numbers = new ArrayList<>();
            while (numbers.size() < count) {
                Message message = next().orElseThrow();
                assertThat(message.id())
                        .isEqualTo(message.data().at("/event_id").asString());
                numbers.add(Long.parseLong(message.id()));
            }
            return numbers;
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    private Stream stream(String query) throws Exception {
        return new Stream(query, Optional.empty());
    }

    private List<Long> pulled(String query) throws Exception {
        List<Long> numbers = new ArrayList<>();
        JsonNode page =
                JSON.readTree(get("/v1/events?limit=1000&after=0" + query).body());
        page.get("items").forEach(item -> numbers.add(item.at("/event_id").asLong()));
        return numbers;
    }

    @Test
    void each_of_many_streams_tells_every_event_once_and_in_order() throws Exception {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            streams.add(stream("?types=recording.*"));
        }
        List<Future<List<Long>>> told = streams.stream()
                .map(stream -> threads.submit(() -> stream.numbers(1000)))
                .toList();
        registerAll(0, 1000);
        List<Long> all = pulled("&types=recording.registered");
        assertThat(all).hasSize(1000).isSorted().doesNotHaveDuplicates();
        for (Future<List<Long>> numbers : told) {
            assertThat(numbers.get(50, TimeUnit.SECONDS)).isEqualTo(all);
        }
        for (Stream stream : streams) {
            stream.close();
        }
    }

    @Test
    void a_client_that_is_cut_off_goes_on_behind_the_last_event_also_after_a_restart() throws Exception {
        Stream first = stream("?topics=images");
        registerAll(0, 40);
        List<Long> told = new ArrayList<>(first.numbers(15));
        first.close();
        registerAll(40, 60);
        String last = Long.toString(told.getLast());
        Stream second = new Stream("?topics=images&after=latest", Optional.of(last));
        told.addAll(second.numbers(20));
        app.close();
        Optional<Message> end = second.next();
        while (end.isPresent() && !end.get().event().equals("end")) {
            told.add(Long.parseLong(end.get().id()));
            end = second.next();
        }
        assertThat(end.orElseThrow().data().at("/reason").asString()).isEqualTo("stopping");
        start();
        registerAll(60, 80);
        try (Stream third = new Stream("?topics=images", Optional.of(second.lastId))) {
            told.addAll(third.numbers(80 - told.size()));
        }
        assertThat(told).isEqualTo(pulled("&topics=images")).hasSize(80);
    }

    @Test
    void a_stop_waits_neither_for_streams_nor_for_clients_that_do_not_read_them() throws Exception {
        appendMoreThanSocketsHold();
        URI url = app.baseUrl();
        try (Stream open = stream("");
                Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4096);
            silent.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            silent.getOutputStream()
                    .write(("GET /v1/events/stream?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(silent.getInputStream().read()).isEqualTo('H');
            long last = pulled("").getLast();
            register(1);
            assertThat(open.next().orElseThrow().data().at("/event_id").asLong())
                    .isGreaterThan(last);
            long started = System.nanoTime();
            app.close();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(open.next().orElseThrow().event()).isEqualTo("end");
            assertThat(open.next()).isEmpty();
        }
        start();
    }

    private void appendMoreThanSocketsHold() {
        String large = "{\"x\":\"" + "x".repeat(50_000) + "\"}";
        try (Store store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT)) {
            var _ = store.inTransaction(session -> {
                OrgId org = session.organisations().list().getFirst().id();
                IntStream.range(0, 400)
                        .forEach(_ -> session.events().append(org, "run.stored", "large", large, Instant.EPOCH));
                return org;
            });
        }
    }

    @Test
    void a_screen_gets_counts_a_few_times_a_second() throws Exception {
        try (Stream stream = stream("?topics=images,devices&coalesce=1")) {
            Future<List<Message>> told = threads.submit(() -> {
                List<Message> messages = new ArrayList<>();
                int count = 0;
                while (count < 300) {
                    Message message = stream.next().orElseThrow();
                    count += message.data().at("/count").asInt();
                    messages.add(message);
                }
                return messages;
            });
            long started = System.nanoTime();
            registerAll(0, 300);
            List<Message> messages = told.get(20, TimeUnit.SECONDS);
            long quarters = Duration.ofNanos(System.nanoTime() - started).toMillis() / 250;
            assertThat((long) messages.size()).isLessThanOrEqualTo(quarters + 2);
            assertThat(messages).extracting(Message::event).containsOnly("images");
            List<Long> all = pulled("&topics=images");
            assertThat(messages.getLast().id()).isEqualTo(Long.toString(all.getLast()));
            assertThat(messages.getLast().data().at("/last").asLong()).isEqualTo(all.getLast());
        }
    }

    @Test
    void an_organisation_hears_nothing_of_another() throws Exception {
        String own = token;
        token = post("/v1/organisations", "{\"name\":\"acme\"}")
                .at("/credentials/hub/access_token")
                .asString();
        assertThat(token).isNotEmpty();
        try (Stream stream = stream("?after=0&types=recording.registered")) {
            String others = token;
            token = own;
            registerAll(0, 8);
            long number = pulled("&types=recording.registered").getFirst();
            token = others;
            assertThat(get("/v1/events/" + number).statusCode()).isEqualTo(404);
            assertThat(pulled("&types=recording.registered")).isEmpty();
            register(1);
            Message first = stream.next().orElseThrow();
            assertThat(first.data().at("/event_id").asLong())
                    .isEqualTo(pulled("&types=recording.registered").getFirst());
        }
    }

    @Test
    void more_streams_than_an_organisation_may_have_are_refused_with_the_reason() throws Exception {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            streams.add(stream(""));
        }
        HttpResponse<String> refused = get("/v1/events/stream");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("events.listeners");
        for (Stream stream : streams) {
            stream.close();
        }
    }

    @Test
    void a_reader_who_waits_hears_at_once_and_the_wait_is_no_time_of_the_call() throws Exception {
        JsonNode end = JSON.readTree(get("/v1/events?after=latest").body());
        assertThat(end.get("items").isEmpty()).isTrue();
        String after = end.get("next_after").asString();
        Future<HttpResponse<String>> waiting =
                threads.submit(() -> get("/v1/events?wait=30&types=recording.registered&after=" + after));
        TimeUnit.SECONDS.sleep(1);
        register(1);
        JsonNode page = JSON.readTree(waiting.get(10, TimeUnit.SECONDS).body());
        assertThat(page.at("/items/0/event").asString()).isEqualTo("recording.registered");
        assertThat(get("/metrics")
                        .body()
                        .lines()
                        .filter(line ->
                                line.startsWith("fovea_requests_seconds_sum") && line.contains("GET /v1/events\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum())
                .isLessThan(0.9);
    }

    @Test
    void head_of_a_stream_ends_and_its_headers_let_nothing_be_kept_back() throws Exception {
        HttpResponse<String> head = http.send(
                request("/v1/events/stream")
                        .header("Accept-Encoding", "gzip")
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(head.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void bad_questions_are_refused_by_name() throws Exception {
        for (String bad : List.of("after=x", "types=nope", "topics=nope", "limit=0", "wait=31", "wait=x")) {
            HttpResponse<String> refused = get("/v1/events?" + bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(JSON.readTree(refused.body()).at("/errors/0/field").asString())
                    .isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
        assertThat(get("/v1/events/stream?coalesce=2").statusCode()).isEqualTo(400);
        assertThat(IntStream.of(
                        get("/v1/events/x").statusCode(),
                        get("/v1/events/999999").statusCode()))
                .containsOnly(404);
    }
}
