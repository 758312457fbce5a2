package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.imggo.ImggoClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingest and jobs over the wire, with jobs that really run. */
class JobApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String RESULT = "\\Q" + FakeEngine.RESULT + "\\E";

    @TempDir
    static Path folder;

    private static ReadingServer server;
    private static ImggoClient client;
    private static byte[] picture;

    @BeforeAll
    static void start() throws Exception {
        server = new ReadingServer(folder);
        client = server.client();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        picture = out.toByteArray();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String pattern(String instructions, String more) throws Exception {
        Answer made =
                client.post("/api/patterns", "{\"name\":\"n\",\"instructions\":\"" + instructions + "\"" + more + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return "/api/patterns/" + made.json().at("/data/id").asString("");
    }

    private static String idle(String instructions) throws Exception {
        return pattern(instructions, ",\"mode\":\"async\"");
    }

    private static String body() {
        return "{\"image_base64\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}";
    }

    private static String jobOf(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.header("Location");
    }

    /** The job once its body holds the text. */
    private static Answer await(ImggoClient by, String job, String text) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = by.get(job);
        while (!answer.text().contains(text)) {
            assertThat(System.nanoTime()).as(answer.text()).isLessThan(deadline);
            Thread.sleep(20);
            answer = by.get(job);
        }
        return answer;
    }

    @Test
    void an_accepted_job_is_answered_byte_for_byte_and_read_in_its_own_time() throws Exception {
        Answer answer = client.post(idle("read") + "/ingest", body());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text())
                .matches("\\{\"success\":true,\"data\":\\{\"job_id\":\"" + UUID + "\",\"status\":\"queued\","
                        + "\"message\":\"Job queued for background processing\",\"approach\":\"queued\","
                        + "\"estimated_completion_time\":\"" + TIME + "\"}}")
                .doesNotContain("\"error\"");
        Answer done = await(client, jobOf(answer), "\"completed\"");
        assertThat(done.text())
                .matches("\\{\"success\":true,\"data\":\\{\"job_id\":\"" + UUID + "\",\"pattern_id\":\"pat_\\w{10}\","
                        + "\"status\":\"completed\",\"result\":" + RESULT + ",\"confidence\":0.97,"
                        + "\"processing_time_ms\":\\d+,\"created_at\":\"" + TIME + "\",\"completed_at\":\"" + TIME
                        + "\",\"started_at\":\"" + TIME + "\",\"latency_ms\":\\d+,\"updated_at\":\"" + TIME
                        + "\",\"id\":\"" + UUID + "\",\"image_id\":\"img_" + UUID + "\",\"metadata\":\\{},\"manifest\":"
                        + RESULT + ",\"field_confidence\":\\{\"total_amount\":0.99}}}");
    }

    @Test
    void a_call_that_waits_gets_the_result() throws Exception {
        String answered = "\\{\"success\":true,\"data\":\\{\"job_id\":\"" + UUID + "\",\"status\":\"completed\","
                + "\"result\":" + RESULT + ",\"confidence\":0.97,\"processing_time_ms\":\\d+,\"manifest\":" + RESULT
                + ",\"field_confidence\":\\{\"total_amount\":0.99}}}";
        String path = idle("read") + "/ingest";
        Answer waited = client.post(path + "?wait=20", body());
        assertThat(waited.status()).isEqualTo(200);
        assertThat(waited.text()).matches(answered);
        Answer preferred =
                client.send(client.json(path).header("Prefer", "wait=20").POST(BodyPublishers.ofString(body())));
        assertThat(preferred.text()).matches(answered);
        Answer sync = client.post(pattern("read", ",\"mode\":\"sync\"") + "/ingest", body());
        assertThat(sync.text()).matches(answered);
        Answer auto = client.post(pattern("read", ",\"schema\":{\"total_amount\":\"number\"}") + "/ingest", body());
        assertThat(auto.status()).isIn(200, 202);
        Answer never = client.send(client.json(pattern("read", ",\"mode\":\"sync\"") + "/ingest")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(body())));
        assertThat(never.status()).isEqualTo(202);
    }

    @Test
    void a_job_that_fails_is_told_with_success_false() throws Exception {
        String failed = "\\{\"success\":false,\"data\":\\{\"job_id\":\"" + UUID + "\",\"pattern_id\":\"pat_\\w{10}\","
                + "\"status\":\"failed\",\"error\":\\{\"code\":\"low_image_quality\",\"message\":\"the picture is too dark\"},"
                + "\"created_at\":\"" + TIME + "\",\"failed_at\":\"" + TIME + "\"}}";
        String path = idle("fail") + "/ingest";
        Answer waited = client.post(path + "?wait=20", body());
        assertThat(waited.status()).isEqualTo(200);
        assertThat(waited.text()).matches(failed);
        Answer polled = await(client, jobOf(client.post(path, body())), "\"failed\"");
        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.text()).matches(failed);
    }

    @Test
    void an_address_that_gives_no_picture_is_a_failed_job() throws Exception {
        Answer answer = client.post(idle("read") + "/ingest?wait=20", "{\"image_url\":\"https://example.com/a.jpg\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"success\":false", "\"code\":\"invalid_image\"");
    }

    @Test
    void a_job_at_work_tells_how_far_it_is() throws Exception {
        String job = jobOf(client.post(idle("wait") + "/ingest?wait=1", body()));
        Answer atWork = await(client, job, "\"progress\":65");
        assertThat(atWork.text())
                .matches("\\{\"success\":true,\"data\":\\{\"job_id\":\"" + UUID + "\",\"pattern_id\":\"pat_\\w{10}\","
                        + "\"status\":\"processing\",\"progress\":65,\"created_at\":\"" + TIME + "\",\"started_at\":\""
                        + TIME + "\"}}");
        Answer bare = client.get(job + "?format=csv");
        assertThat(bare.status()).isEqualTo(202);
        assertThat(bare.header("Content-Type")).isEqualTo("application/json");
        assertThat(server.deployedClient().get(job).text()).contains("\"status\":\"running\"");
        server.engine().letGo();
        assertThat(await(client, job, "\"completed\"").text()).contains(FakeEngine.RESULT);
        assertThat(server.deployedClient().get(job).text()).contains("\"status\":\"succeeded\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | application/json | {\"vendor_name\":\"Acme Corporation\",\"total_amount\":1942.92}",
                "yaml | application/x-yaml | vendor_name: Acme Corporation",
                "xml | application/xml | <manifest><vendor_name>Acme Corporation</vendor_name>",
                "csv | text/csv | vendor_name,total_amount",
                "text | text/plain | vendor_name: Acme Corporation"
            })
    void the_bare_result_is_answered_in_each_format(String format, String type, String start) throws Exception {
        String job = jobOf(client.post(idle("read") + "/ingest", body()));
        await(client, job, "\"completed\"");
        Answer bare = client.get(job + "?format=" + format);
        assertThat(bare.status()).isEqualTo(200);
        assertThat(bare.header("Content-Type")).startsWith(type);
        assertThat(bare.text()).startsWith(start);
        assertThat(job).endsWith(bare.header("X-Job-Id"));
        assertThat(bare.header("X-Job-Status")).isEqualTo("completed");
        assertThat(bare.header("X-Pattern-Id")).startsWith("pat_");
    }

    @Test
    void the_proof_is_shown_on_demand() throws Exception {
        String job = jobOf(client.post(idle("read") + "/ingest", body()));
        assertThat(await(client, job, "\"completed\"").text()).doesNotContain("\"fields\"");
        assertThat(client.get(job + "?include=fields").text())
                .endsWith("\"fields\":[{\"path\":\"total_amount\",\"confidence\":0.99,\"page\":1,"
                        + "\"box\":[0.5,0.5,0.75,0.55],\"text\":\"$1,942.92\"}],\"warnings\":[],\"engine\":\"fake\","
                        + "\"usage\":{\"pages\":1}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/*", "IMAGE/PNG; q=1", "application/pdf"})
    void a_picture_may_be_the_body(String type) throws Exception {
        assertThat(client.post(idle("read") + "/ingest", type, picture).status())
                .isEqualTo(202);
    }

    @Test
    void a_form_is_understood_with_its_metadata() throws Exception {
        String path = idle("read") + "/ingest";
        ImggoClient.Form form =
                new ImggoClient.Form().text("metadata", "{\"order\":7}").file("image", "a.png", picture);
        Answer done = await(client, jobOf(client.postForm(path, form)), "\"completed\"");
        assertThat(done.text()).contains("\"metadata\":{\"order\":7}");
    }

    @Test
    void jobs_are_listed_newest_first_without_results() throws Exception {
        String path = idle("read");
        String first = jobOf(client.post(path + "/ingest", body()));
        String second = jobOf(client.post(path + "/ingest", body()));
        await(client, first, "\"completed\"");
        await(client, second, "\"completed\"");
        String id = path.substring("/api/patterns/".length());
        Answer list = client.get("/api/jobs?status=succeeded&limit=1&pattern_id=" + id);
        assertThat(list.text())
                .matches("\\{\"success\":true,\"data\":\\{\"jobs\":\\[\\{\"job_id\":\"" + second.substring(10)
                        + "\",\"pattern_id\":\"" + id + "\",\"status\":\"completed\",\"created_at\":\"" + TIME
                        + "\",\"completed_at\":\"" + TIME
                        + "\"}],\"pagination\":\\{\"current_page\":1,\"total_pages\":2,"
                        + "\"total_count\":2,\"page\":1,\"per_page\":1,\"total\":2}}}");
        assertThat(client.get("/api/jobs?status=failed&pattern_id=" + id).text())
                .contains("\"jobs\":[]");
        assertThat(client.get("/api/patterns/" + id).text())
                .contains("\"total_requests\":2,\"success_rate\":100,\"avg_processing_time_ms\":");
    }

    @Test
    void a_version_may_be_pinned() throws Exception {
        String path = pattern("read", ",\"mode\":\"async\",\"output_format\":\"csv\"");
        client.patch(path, "{\"output_format\":\"json\"}");
        assertThat(client.post(path + "/ingest?wait=20&version=v1", body()).text())
                .contains("\"result\":\"vendor_name,total_amount\\nAcme Corporation,1942.92\\n\"");
        assertThat(client.post(path + "/ingest?wait=20", body()).text()).contains("\"result\":{");
        assertThat(client.post(path + "/ingest?version=9", body()).code()).isEqualTo("pattern_not_found");
        assertThat(client.post(path + "/ingest?version=x", body()).code()).isEqualTo("invalid_parameter");
    }

    @Test
    void the_order_of_checks_is_kept() throws Exception {
        String path = idle("read") + "/ingest";
        String large = "x".repeat(16 << 20);
        assertThat(client.with("imggo_live_none")
                        .post("/api/patterns/none/ingest", "x")
                        .status())
                .as("401 before 404")
                .isEqualTo(401);
        assertThat(client.post("/api/patterns/none/ingest", "text/plain", picture)
                        .status())
                .as("404 before 415")
                .isEqualTo(404);
        assertThat(client.post(path + "?wait=x", "text/plain", picture).status())
                .as("415 before 400")
                .isEqualTo(415);
        assertThat(client.post(path + "?wait=x", large).status())
                .as("413 before 400")
                .isEqualTo(413);
        client.post(path, body(), "order");
        assertThat(client.post(path + "?wait=x", "{", "order").header("Idempotency-Replayed"))
                .as("the key before 400")
                .isEqualTo("true");
        assertThat(client.post(path, "{\"image_base64\":\"aGVsbG8=\"}", "order").header("Idempotency-Replayed"))
                .as("the key before 422")
                .isEqualTo("true");
        assertThat(client.send(client.request(path)
                                .header("Content-Type", "text/plain")
                                .header("Idempotency-Key", "order")
                                .POST(BodyPublishers.ofString("x")))
                        .status())
                .as("415 before the key")
                .isEqualTo(415);
    }

    @Test
    void a_repetition_gets_the_first_answer_and_no_second_job() throws Exception {
        String path = idle("read");
        Answer first = client.post(path + "/ingest", body(), "unique-request-id-123");
        Answer second = client.post(path + "/ingest", body(), "unique-request-id-123");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Idempotency-Body-Mismatch")).isEmpty();
        Answer third = client.post(path + "/ingest", "image/png", picture);
        assertThat(third.header("Location")).isNotEqualTo(first.header("Location"));
        Answer other = client.post(idle("read") + "/ingest", body(), "unique-request-id-123");
        assertThat(other.header("Idempotency-Replayed")).as("another pattern").isEmpty();
        assertThat(client.get("/api/jobs?pattern_id=" + path.substring("/api/patterns/".length()))
                        .json()
                        .at("/data/pagination/total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_key_inside_the_body_is_a_key_too() throws Exception {
        String path = idle("read") + "/ingest";
        String withKey = body().replace("{", "{\"idempotency_key\":\"inside\",");
        Answer first = client.post(path, withKey);
        assertThat(client.post(path, withKey).header("Location")).isEqualTo(first.header("Location"));
        assertThat(client.post(path, withKey, "outside").header("Location"))
                .as("the header wins")
                .isNotEqualTo(first.header("Location"));
        assertThat(client.post(path, body().replace("{", "{\"idempotency_key\":\"\","))
                        .code())
                .isEqualTo("invalid_parameter");
    }

    @Test
    void an_archived_pattern_takes_nothing() throws Exception {
        String path = pattern("read", ",\"status\":\"archived\"");
        Answer answer = client.post(path + "/ingest", body());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("pattern_inactive");
        assertThat(client.post(pattern("read", ",\"status\":\"draft\",\"mode\":\"async\"") + "/ingest", body())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_deleted_patterns_jobs_stay_readable() throws Exception {
        String path = idle("read");
        String job = jobOf(client.post(path + "/ingest", body()));
        client.delete(path);
        assertThat(await(client, job, "\"completed\"").status()).isEqualTo(200);
    }

    @Test
    void a_job_of_another_organisation_does_not_exist() throws Exception {
        String path = idle("read");
        String job = jobOf(client.post(path + "/ingest", body()));
        ImggoClient stranger = server.client();
        assertThat(stranger.get(job).code()).isEqualTo("job_not_found");
        assertThat(stranger.post(path + "/ingest", body()).code()).isEqualTo("pattern_not_found");
        assertThat(stranger.get("/api/jobs").text()).contains("\"jobs\":[]");
    }

    @Test
    void events_are_told_in_both_vocabularies() throws Exception {
        String done = jobOf(client.post(idle("read") + "/ingest", body())).substring("/api/jobs/".length());
        await(client, "/api/jobs/" + done, "\"completed\"");
        String failed = jobOf(client.post(idle("fail") + "/ingest", body())).substring("/api/jobs/".length());
        await(client, "/api/jobs/" + failed, "\"failed\"");
        assertThat(payload(done, "job.completed", dev.fovea.model.Vocabulary.DOCUMENTED))
                .hasValueSatisfying(text -> assertThat(text)
                        .matches("\\{\"event\":\"job.completed\",\"job_id\":\"" + done
                                + "\",\"pattern_id\":\"pat_\\w{10}\",\"status\":\"completed\",\"result\":" + RESULT
                                + ",\"confidence\":0.97,\"processing_time_ms\":\\d+,\"created_at\":\"" + TIME
                                + "\",\"completed_at\":\"" + TIME + "\",\"timestamp\":\"" + TIME + "\",\"manifest\":"
                                + RESULT + ",\"data\":\\{\"job_id\":\"" + done
                                + "\",\"pattern_id\":\"pat_\\w{10}\",\"status\":\"completed\",\"result\":" + RESULT
                                + "}}"));
        assertThat(payload(done, "job.completed", dev.fovea.model.Vocabulary.DEPLOYED))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("{\"event\":\"job.succeeded\"")
                        .contains("\"status\":\"succeeded\"")
                        .doesNotContain("completed\""));
        assertThat(payload(failed, "job.failed", dev.fovea.model.Vocabulary.DOCUMENTED))
                .hasValueSatisfying(text -> assertThat(text)
                        .matches("\\{\"event\":\"job.failed\",\"job_id\":\"" + failed
                                + "\",\"pattern_id\":\"pat_\\w{10}\",\"status\":\"failed\",\"error\":"
                                + "\\{\"code\":\"low_image_quality\",\"message\":\"the picture is too dark\"},"
                                + "\"created_at\":\"" + TIME + "\",\"failed_at\":\"" + TIME + "\",\"timestamp\":\""
                                + TIME + "\",\"data\":\\{\"job_id\":\"" + failed
                                + "\",\"pattern_id\":\"pat_\\w{10}\",\"status\":\"failed\",\"error\":"
                                + "\\{\"code\":\"low_image_quality\",\"message\":\"the picture is too dark\"}}}"));
        assertThat(payload(done, "job.queued", dev.fovea.model.Vocabulary.DEPLOYED))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("{\"event\":\"job.queued\",\"job_id\":\"" + done)
                        .contains("\"status\":\"queued\""));
    }

    private static Optional<String> payload(String job, String type, dev.fovea.model.Vocabulary vocabulary) {
        return server.events().stream()
                .filter(event -> event.subject().equals(job) && event.type().equals(type))
                .findFirst()
                .flatMap(event -> server.wording().word(event, vocabulary))
                .map(dev.fovea.core.deliver.EventWording.Worded::payload);
    }

    @Test
    void other_events_are_not_worded_here() {
        assertThat(server.events().stream()
                        .filter(event -> !event.type().startsWith("job."))
                        .map(event -> server.wording().word(event, dev.fovea.model.Vocabulary.DOCUMENTED)))
                .isNotEmpty()
                .allMatch(Optional::isEmpty);
    }

    @Test
    void an_answer_is_repeated_by_the_server_that_starts_again(@TempDir Path data) throws Exception {
        String key;
        Answer first;
        String path;
        try (ReadingServer former = new ReadingServer(data)) {
            ImggoClient by = former.client();
            key = by.key();
            path = "/api/patterns/"
                    + by.post("/api/patterns", "{\"name\":\"n\",\"instructions\":\"read\",\"mode\":\"async\"}")
                            .json()
                            .at("/data/id")
                            .asString("");
            first = by.post(path + "/ingest", body(), "before the restart");
            assertThat(first.status()).isEqualTo(202);
        }
        try (ReadingServer latter = new ReadingServer(data)) {
            ImggoClient by = latter.client(key);
            Answer second = by.post(path + "/ingest", body(), "before the restart");
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
            await(by, first.header("Location"), "\"completed\"");
        }
    }

    @Test
    void whoever_calls_too_often_is_told_when_to_come_back(@TempDir Path data) throws Exception {
        try (ReadingServer strict =
                new ReadingServer(data, dev.fovea.http.RateLimits.perMinute(3, java.time.Clock.systemUTC()))) {
            ImggoClient by = strict.client();
            for (int left = 2; left >= 0; left--) {
                assertThat(by.get("/api/patterns").header("X-RateLimit-Remaining"))
                        .isEqualTo(Integer.toString(left));
            }
            Answer refused = by.post("/api/patterns/none/ingest", "{");
            assertThat(refused.status()).as("429 before 404").isEqualTo(429);
            assertThat(refused.code()).isEqualTo("rate_limit_exceeded");
            assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("3");
            assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
            assertThat(refused.text()).contains("\"details\":{\"limit\":3,\"remaining\":0,\"reset_at\":\"");
            assertThat(by.with("imggo_live_none").get("/api/patterns").status())
                    .as("a stranger counts apart")
                    .isEqualTo(401);
        }
    }

    @Test
    void a_wrong_key_is_answered_without_asking_for_the_body() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /api/patterns/x/ingest HTTP/1.1",
                "Host: x",
                "Authorization: Bearer no",
                "Content-Type: application/json",
                "Content-Length: 1000000",
                "Expect: 100-continue",
                "",
                "");
        try (java.net.Socket socket =
                new java.net.Socket(client.base().getHost(), client.base().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }
}
