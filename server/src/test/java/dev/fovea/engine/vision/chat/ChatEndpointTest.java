package dev.fovea.engine.vision.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.engine.vision.SettableClock;
import dev.fovea.model.Job;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How an endpoint is asked, and what its failures mean. */
class ChatEndpointTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(60);
    private static final String KEY = "sk-very-secret";
    private static final ObjectNode SCHEMA = new JsonMapper().createObjectNode().put("type", "object");
    private static final ChatRequest QUESTION =
            new ChatRequest("be exact", "read", List.of("data:image/png;base64,AA=="), Optional.of(SCHEMA), true, 500);

    private final SettableClock clock = new SettableClock(NOW);
    private FakeModel model;
    private ChatEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        model = new FakeModel();
        endpoint = new ChatEndpoint(model.address(KEY, Duration.ofSeconds(20)), clock);
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
        model.close();
    }

    private ChatReply ask() throws EngineException, InterruptedException {
        return endpoint.complete(QUESTION, DEADLINE, () -> {});
    }

    private EngineException failure() {
        return catchThrowableOfType(EngineException.class, this::ask);
    }

    private JsonNode lastBody() {
        return model.asked().getLast().body();
    }

    @Test
    void a_question_carries_model_words_pictures_schema_and_key() throws Exception {
        model.says("{}");
        ChatReply reply = ask();
        assertThat(reply)
                .isEqualTo(new ChatReply("{}", ChatReply.Finish.DONE, OptionalLong.of(100), OptionalLong.of(20)));
        assertThat(model.asked().getLast().head())
                .startsWith("POST /v1/chat/completions HTTP/1.1")
                .contains("Authorization: Bearer " + KEY)
                .doesNotContainIgnoringCase("upgrade");
        JsonNode body = lastBody();
        assertThat(body.path("model").asString()).isEqualTo("test-model");
        assertThat(body.path("temperature").asInt()).isZero();
        assertThat(body.path("stream").asBoolean()).isFalse();
        assertThat(body.path("max_tokens").asInt()).isEqualTo(500);
        assertThat(body.path("messages").path(0).path("content").asString()).isEqualTo("be exact");
        assertThat(model.asked().getLast().text()).isEqualTo("read");
        assertThat(model.asked().getLast().pictures()).containsExactly("data:image/png;base64,AA==");
        JsonNode format = body.path("response_format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
        assertThat(format.path("json_schema").path("schema").path("type").asString())
                .isEqualTo("object");
    }

    @Test
    void without_a_key_no_authorization_is_sent() throws Exception {
        model.says("{}");
        try (ChatEndpoint open = new ChatEndpoint(model.address("", Duration.ofSeconds(20)), clock)) {
            assertThat(open.complete(QUESTION, DEADLINE, () -> {}).text()).isEqualTo("{}");
        }
        assertThat(model.asked().getLast().head()).doesNotContainIgnoringCase("authorization");
    }

    @Test
    void what_an_endpoint_does_not_take_is_left_out_and_remembered() throws Exception {
        model.answers(400, "{\"error\":\"response_format json_schema is not supported\"}")
                .answers(422, "{\"error\":\"unknown response_format\"}")
                .answers(400, "{\"error\":\"use max_completion_tokens instead of max_tokens\"}")
                .answers(400, "{\"error\":\"temperature does not support 0\"}")
                .says("{\"a\":1}")
                .says("{\"a\":2}");
        assertThat(ask().text()).isEqualTo("{\"a\":1}");
        assertThat(model.asked()
                        .get(1)
                        .body()
                        .path("response_format")
                        .path("type")
                        .asString())
                .isEqualTo("json_object");
        assertThat(model.asked().get(1).text()).contains("JSON Schema").contains(SCHEMA.toString());
        assertThat(ask().text()).isEqualTo("{\"a\":2}");
        assertThat(model.asked()).hasSize(6);
        assertThat(lastBody().has("response_format")).isFalse();
        assertThat(lastBody().has("max_tokens")).isFalse();
        assertThat(lastBody().has("temperature")).isFalse();
        assertThat(lastBody().path("max_completion_tokens").asInt()).isEqualTo(500);
    }

    @Test
    void a_complaint_that_did_not_lead_to_an_answer_teaches_nothing() throws Exception {
        model.answers(400, "schema too odd").answers(400, "no vision").says("{}");
        assertThat(failure().code()).isEqualTo(Job.Code.EXTRACTION_FAILED);
        assertThat(ask().text()).isEqualTo("{}");
        assertThat(lastBody().path("response_format").path("type").asString()).isEqualTo("json_schema");
    }

    @Test
    void an_endpoint_that_ignores_the_form_is_asked_in_words_from_then_on() throws Exception {
        model.says("here you are").says("{}");
        assertThat(ask().text()).isEqualTo("here you are");
        endpoint.noteFormIgnored();
        assertThat(ask().text()).isEqualTo("{}");
        assertThat(lastBody().has("response_format")).isFalse();
        assertThat(model.asked().getLast().text()).contains(SCHEMA.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "401, false, INTERNAL_ERROR",
        "402, false, INTERNAL_ERROR",
        "403, false, INTERNAL_ERROR",
        "404, false, INTERNAL_ERROR",
        "302, false, INTERNAL_ERROR",
        "400, false, EXTRACTION_FAILED",
        "413, false, IMAGE_TOO_LARGE",
        "408, true, INTERNAL_ERROR",
        "429, true, INTERNAL_ERROR",
        "500, true, INTERNAL_ERROR",
        "503, true, INTERNAL_ERROR"
    })
    void a_status_says_whether_to_come_back(int status, boolean passing, Job.Code code) {
        model.answers(status, "Incorrect API key provided: " + KEY, "Location: http://127.0.0.1:1/elsewhere");
        EngineException failure = failure();
        assertThat(failure.passing()).isEqualTo(passing);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).doesNotContain(KEY).doesNotContain("127.0.0.1");
        assertThat(model.asked()).hasSize(1);
    }

    @Test
    void the_log_shows_the_far_sides_words_without_the_key_and_in_one_line() {
        Refusals refusals = new Refusals(model.address(KEY, Duration.ofSeconds(1)));
        assertThat(refusals.shown("bad key " + KEY + "\r\nfaked line"))
                .isEqualTo("bad key … faked line")
                .doesNotContain("\n");
        assertThat(refusals.shown("x".repeat(5000))).hasSizeLessThan(400);
        assertThat(model.address(KEY, Duration.ofSeconds(1)).toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_busy_endpoint_says_when_to_come_back(int status) {
        model.answers(status, "slow down", "Retry-After: 17");
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void an_account_without_money_is_for_the_operator() {
        model.answers(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "Retry-After: 17");
        assertThat(failure().passing()).isFalse();
    }

    @Test
    void a_guard_that_blocks_the_request_fails_the_job() {
        model.answers(400, "{\"error\":{\"code\":\"content_filter\"}}");
        EngineException failure = failure();
        assertThat(failure.passing()).isFalse();
        assertThat(failure.code()).isEqualTo(Job.Code.EXTRACTION_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"stop | DONE", "length | CUT", "content_filter | REFUSED", "'' | DONE", "tool_calls | DONE"})
    void the_reason_to_stop_is_understood(String reason, ChatReply.Finish finish) throws Exception {
        model.says("{", reason);
        assertThat(ask().finish()).isEqualTo(finish);
    }

    @Test
    void a_refusal_in_words_is_a_refusal() throws Exception {
        model.answers(200, "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I can't\"}}]}");
        ChatReply reply = ask();
        assertThat(reply.finish()).isEqualTo(ChatReply.Finish.REFUSED);
        assertThat(reply.inputTokens()).isEmpty();
    }

    @Test
    void content_in_parts_is_joined() throws Exception {
        model.answers(
                200,
                "{\"choices\":[{\"message\":{\"content\":[{\"text\":\"{\"},{\"type\":\"text\",\"text\":\"}\"}]}}]}");
        assertThat(ask().text()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>proxy</html>",
                "",
                "{}",
                "{\"choices\":[]}",
                "data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\ndata: [DONE]\n\n"
            })
    void an_answer_that_is_no_completion_is_worth_another_try(String body) {
        model.answers(200, body);
        EngineException failure = failure();
        assertThat(failure.passing()).isTrue();
        assertThat(failure.code()).isEqualTo(Job.Code.INTERNAL_ERROR);
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        model.answers(200, "x".repeat(5 << 20)).answers(200, "x".repeat(5 << 20));
        assertThat(failure().passing()).isTrue();
    }

    @Test
    void a_connection_that_was_closed_in_the_meantime_is_no_failure() throws Exception {
        for (int i = 0; i < 5; i++) {
            model.saysAndHangsUp("{\"n\":" + i + "}");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(ask().text()).isEqualTo("{\"n\":" + i + "}");
        }
    }

    @Test
    void an_endpoint_that_hangs_up_is_tried_twice() {
        model.hangsUp().hangsUp();
        EngineException failure = failure();
        assertThat(failure.passing()).isTrue();
        assertThat(failure.code()).isEqualTo(Job.Code.INTERNAL_ERROR);
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void a_refused_connection_may_pass() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ChatAddress nobody =
                new ChatAddress(URI.create("http://127.0.0.1:" + port + "/v1"), "m", "", Duration.ofSeconds(5));
        try (ChatEndpoint down = new ChatEndpoint(nobody, clock)) {
            assertThatThrownBy(() -> down.complete(QUESTION, DEADLINE, () -> {}))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.passing()).isTrue());
        }
    }

    @Test
    void a_silent_endpoint_times_out_while_the_progress_is_told() throws Exception {
        model.staysSilent();
        AtomicInteger ticks = new AtomicInteger();
        try (ChatEndpoint impatient = new ChatEndpoint(model.address("", Duration.ofMillis(1500)), clock)) {
            assertThatThrownBy(() -> impatient.complete(QUESTION, DEADLINE, ticks::incrementAndGet))
                    .isInstanceOfSatisfying(EngineException.class, e -> {
                        assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT);
                        assertThat(e.passing()).isTrue();
                    });
        }
        assertThat(ticks.get()).isEqualTo(1);
    }

    @Test
    void a_body_that_stalls_times_out_as_well() throws Exception {
        model.stallsInTheMiddle();
        try (ChatEndpoint impatient = new ChatEndpoint(model.address("", Duration.ofMillis(300)), clock)) {
            assertThatThrownBy(() -> impatient.complete(QUESTION, DEADLINE, () -> {}))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT));
        }
    }

    @Test
    void the_deadline_of_the_job_is_kept() {
        model.staysSilent();
        assertThatThrownBy(() -> endpoint.complete(QUESTION, NOW.plusMillis(200), () -> {}))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT));
    }

    @Test
    void nothing_is_asked_after_the_deadline() {
        assertThatThrownBy(() -> endpoint.complete(QUESTION, NOW, () -> {}))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT));
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void an_interrupt_ends_the_wait() throws Exception {
        model.staysSilent();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                assertThat(ask()).isNull();
            } catch (EngineException | InterruptedException | AssertionError e) {
                thrown.set(e);
            }
        });
        Instant giveUp = Instant.now().plusSeconds(10);
        while (model.asked().isEmpty() && Instant.now().isBefore(giveUp)) {
            Thread.sleep(5);
        }
        assertThat(model.asked()).hasSize(1);
        asking.interrupt();
        assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void an_endpoint_that_is_down_is_left_alone_for_a_while() throws Exception {
        for (int i = 0; i < 5; i++) {
            model.answers(500, "broken");
            assertThat(failure().passing()).isTrue();
        }
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(model.asked()).hasSize(5);

        clock.pass(Duration.ofSeconds(31));
        model.answers(500, "still broken");
        assertThat(failure().retryAfter()).isEmpty();
        assertThat(failure().retryAfter()).isPresent();
        assertThat(model.asked()).hasSize(6);

        clock.pass(Duration.ofSeconds(31));
        model.says("{}").says("{}");
        assertThat(endpoint.complete(QUESTION, clock.instant().plusSeconds(60), () -> {})
                        .text())
                .isEqualTo("{}");
        assertThat(endpoint.complete(QUESTION, clock.instant().plusSeconds(60), () -> {})
                        .text())
                .isEqualTo("{}");
    }
}
