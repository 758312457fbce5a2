package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.imggo.ImggoClient.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns over the wire, as the reference spells them. */
class PatternApiTest {
    private static final String SEED = """
            {"name":"Invoice Data Extractor","output_format":"json",
             "instructions":"Extract vendor name, invoice number, date, and total amount",
             "schema":{"vendor_name":"string","invoice_number":"string","invoice_date":"date","total_amount":"number"}}""";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @TempDir
    static Path folder;

    private static ImggoServer server;
    private static ImggoClient client;

    @BeforeAll
    static void start() {
        server = ImggoServer.start(folder, Map.of("imggo.rate-limit", "0"));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String create(String json) throws Exception {
        Answer answer = client.post("/api/patterns", json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/data/pattern_id").asString("");
    }

    private static String create() throws Exception {
        return create(SEED);
    }

    @Test
    void a_created_pattern_is_answered_byte_for_byte() throws Exception {
        Answer answer = client.post("/api/patterns", SEED);
        String endpoint = server.app().baseUrl() + "/api/patterns/pat_\\w{10}/ingest";
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text())
                .matches(
                        "\\{\"success\":true,\"data\":\\{\"pattern_id\":\"pat_\\w{10}\",\"name\":\"Invoice Data Extractor\","
                                + "\"output_format\":\"json\",\"status\":\"active\",\"endpoint\":\"" + endpoint
                                + "\",\"created_at\":\"" + TIME + "\",\"id\":\"pat_\\w{10}\",\"format\":\"json\","
                                + "\"endpoint_url\":\"" + endpoint + "\",\"version\":1,\"is_active\":true}}");
    }

    @Test
    void every_spelling_of_a_pattern_is_understood() throws Exception {
        String id = create("""
                {"name":" n ","format":"csv","instructions":"x","csv_schema":"a;b","csv_delimiter":"semicolon",
                 "webhook_url":"https://example.com/hook","metadata":{"k":1.50},"is_active":false,"mode":"sync",
                 "model_profile":"vision","unknown":1}""");
        assertThat(client.get("/api/patterns/" + id).text())
                .contains(
                        "\"name\":\"n\",\"output_format\":\"csv\",\"instructions\":\"x\",\"schema\":\"a;b\",\"status\":\"archived\"")
                .contains("\"webhook_url\":\"https://example.com/hook\"")
                .contains("\"statistics\":{\"total_requests\":0,\"success_rate\":null,\"avg_processing_time_ms\":null}")
                .contains(
                        "\"is_active\":false,\"mode\":\"sync\",\"csv_delimiter\":\"semicolon\",\"model_profile\":\"vision\"")
                .contains("\"metadata\":{\"k\":1.5}")
                .doesNotContain("json_schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | invalid_json",
                "[] | 400 | invalid_request",
                "{\"instructions\":\"x\"} | 400 | missing_field",
                "{\"name\":\"  \",\"instructions\":\"x\"} | 400 | missing_field",
                "{\"name\":\"n\"} | 400 | missing_field",
                "{\"name\":1,\"instructions\":\"x\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"output_format\":\"pdf\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"csv_delimiter\":\"tab\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"status\":\"gone\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"is_active\":\"yes\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"mode\":\"later\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"metadata\":\"m\"} | 400 | invalid_parameter",
                "{\"name\":\"n\",\"instructions\":\"x\",\"webhook_url\":\"localhost\"} | 400 | invalid_parameter",
                "{\"name\":\"n\\u0000\",\"instructions\":\"x\"} | 400 | invalid_request",
                "{\"name\":\"n\\ud800\",\"instructions\":\"x\"} | 400 | invalid_request",
                "{\"name\":\"n\",\"instructions\":\"x\",\"schema\":{\"a b\":\"string\"}} | 422 | invalid_schema",
                "{\"name\":\"n\",\"instructions\":\"x\",\"schema\":{\"a\":\"strnig\"}} | 422 | invalid_schema",
                "{\"name\":\"n\",\"instructions\":\"x\",\"schema\":7} | 422 | invalid_schema"
            })
    void a_pattern_that_breaks_a_rule_is_refused(String body, int status, String code) throws Exception {
        Answer answer = client.post("/api/patterns", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_refusal_names_the_field_and_the_reason() throws Exception {
        assertThat(client.post("/api/patterns", "{\"instructions\":\"x\"}").text())
                .matches(
                        "\\{\"success\":false,\"error\":\\{\"code\":\"missing_field\",\"message\":\"name is required\","
                                + "\"details\":\\{\"field\":\"name\"}},\"request_id\":\"req_\\w{12}\"}");
        Answer schema =
                client.post("/api/patterns", "{\"name\":\"n\",\"instructions\":\"x\",\"schema\":{\"a\":\"strnig\"}}");
        assertThat(schema.json().at("/error/details/field").asString("")).isEqualTo("a");
        assertThat(schema.json().at("/error/details/reason").asString("")).contains("strnig");
    }

    @Test
    void an_empty_schema_is_none() throws Exception {
        String id = create("{\"name\":\"n\",\"instructions\":\"x\",\"schema\":{}}");
        assertThat(client.get("/api/patterns/" + id).text()).contains("\"schema\":null");
    }

    @Test
    void a_schema_is_shown_as_it_was_given() throws Exception {
        assertThat(client.get("/api/patterns/" + create()).text())
                .contains("\"schema\":{\"vendor_name\":\"string\",\"invoice_number\":\"string\","
                        + "\"invoice_date\":\"date\",\"total_amount\":\"number\"}");
    }

    @Test
    void a_change_says_when_and_a_changed_content_is_a_new_version() throws Exception {
        String id = create();
        assertThat(client.patch("/api/patterns/" + id, "{\"name\":\"other\",\"webhook_url\":null}")
                        .text())
                .matches("\\{\"success\":true,\"data\":\\{\"pattern_id\":\"" + id + "\",\"updated_at\":\"" + TIME
                        + "\",\"id\":\"" + id + "\",\"version\":1}}");
        Answer changed = client.patch("/api/patterns/" + id, "{\"instructions\":\"Updated instructions\"}");
        assertThat(changed.json().at("/data/version").asInt()).isEqualTo(2);
        assertThat(client.get("/api/patterns/" + id).text())
                .contains("\"name\":\"other\"", "\"instructions\":\"Updated instructions\"", "vendor_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"colour\":\"red\"}"})
    void a_change_of_nothing_is_refused(String body) throws Exception {
        Answer answer = client.patch("/api/patterns/" + create(), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("missing_field");
    }

    @Test
    void put_changes_like_patch() throws Exception {
        Answer answer = client.send(client.json("/api/patterns/" + create())
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"put\"}")));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_deleted_pattern_is_gone() throws Exception {
        String path = "/api/patterns/" + create();
        assertThat(client.delete(path).text())
                .isEqualTo("{\"success\":true,\"message\":\"Pattern deleted successfully\"}");
        assertThat(client.delete(path).code()).isEqualTo("pattern_not_found");
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.patch(path, "{}").status()).as("404 before 400").isEqualTo(404);
        assertThat(client.post(path + "/ingest", "{}").status()).isEqualTo(404);
        assertThat(client.post(path + "/versions", "{}").status()).isEqualTo(404);
        assertThat(client.get(path + "/versions").status()).isEqualTo(404);
    }

    @Test
    void a_list_is_paged_newest_first() throws Exception {
        String marker = "list-" + System.identityHashCode(this);
        for (int i = 0; i < 3; i++) {
            create(SEED.replace("Invoice Data Extractor", marker + " " + i));
        }
        Answer first = client.get("/api/patterns?limit=2&search=" + marker.toUpperCase(java.util.Locale.ROOT));
        assertThat(first.json().at("/data/patterns/0/name").asString("")).isEqualTo(marker + " 2");
        assertThat(first.text())
                .contains(
                        "\"pagination\":{\"current_page\":1,\"total_pages\":2,\"total_count\":3,\"page\":1,\"per_page\":2,\"total\":3}");
        assertThat(first.text())
                .containsPattern("\\{\"pattern_id\":\"pat_\\w{10}\",\"name\":\"" + marker
                        + " 2\",\"output_format\":\"json\",\"status\":\"active\",\"created_at\":\"" + TIME
                        + "\",\"updated_at\":\""
                        + TIME + "\",\"request_count\":0,\"id\":\"pat_\\w{10}\",\"format\":\"json\"}");
        Answer beyond = client.get("/api/patterns?page=9&per_page=2&search=" + marker);
        assertThat(beyond.text()).contains("\"patterns\":[]", "\"total_pages\":2");
        Answer none = client.get("/api/patterns?search=no-such-name-" + marker);
        assertThat(none.text()).contains("\"patterns\":[]", "\"total_pages\":0,\"total_count\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=0", "limit=101", "limit=0", "limit=abc", "status=foo", "per_page=1000", "page=99999999999"
            })
    void a_wrong_parameter_of_a_list_is_named(String query) throws Exception {
        Answer answer = client.get("/api/patterns?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_parameter");
        assertThat(answer.json().at("/error/details/parameter").asString(""))
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void versions_are_added_listed_and_switched() throws Exception {
        String id = create();
        Answer added = client.post("/api/patterns/" + id + "/versions", "{\"instructions\":\"second\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"pattern_id\":\"" + id + "\",\"version\":\"v2\",\"endpoint\":\""
                                + server.app().baseUrl() + "/api/patterns/" + id + "/ingest?version=v2\"}}");
        Answer switched = client.post("/api/patterns/" + id + "/versions/switch", "{\"version\":1}");
        assertThat(switched.status()).isEqualTo(200);
        assertThat(client.get("/api/patterns/" + id + "/versions").text())
                .matches(
                        "\\{\"success\":true,\"data\":\\{\"versions\":\\[\\{\"version\":\"v1\",\"created_at\":\"" + TIME
                                + "\",\"is_current\":true,\"pattern_id\":\"" + id
                                + "\"},\\{\"version\":\"v2\",\"created_at\":\""
                                + TIME + "\",\"is_current\":false,\"pattern_id\":\"" + id + "\"}]}}");
        assertThat(client.post("/api/patterns/" + id + "/versions/switch", "{\"version\":\"v9\"}")
                        .code())
                .isEqualTo("pattern_not_found");
        assertThat(client.post("/api/patterns/" + id + "/versions/switch", "{\"version\":1e9999}")
                        .code())
                .isEqualTo("invalid_parameter");
        assertThat(client.post("/api/patterns/" + id + "/versions/switch", "{}").code())
                .isEqualTo("missing_field");
    }

    @Test
    void a_repeated_creation_gets_the_first_answer_whatever_it_says() throws Exception {
        Answer first = client.post("/api/patterns", SEED, "file with blanks/a.b");
        Answer second = client.post("/api/patterns", SEED, "file with blanks/a.b");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Idempotency-Body-Mismatch")).isEmpty();
        assertThat(second.header("X-Request-ID")).isNotEqualTo(first.header("X-Request-ID"));
        Answer other = client.post("/api/patterns", "{\"name\":7", "file with blanks/a.b");
        assertThat(other.text()).isEqualTo(first.text());
        assertThat(other.header("Idempotency-Body-Mismatch")).isEqualTo("true");
    }

    @Test
    void a_refused_call_can_be_corrected_under_the_same_key() throws Exception {
        assertThat(client.post("/api/patterns", "{}", "corrected").status()).isEqualTo(400);
        assertThat(client.post("/api/patterns", SEED, "corrected").status()).isEqualTo(201);
    }

    @Test
    void a_key_that_is_too_long_is_refused() throws Exception {
        Answer answer = client.post("/api/patterns", SEED, "k".repeat(300));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_parameter");
    }

    @Test
    void a_body_over_the_cap_is_too_large_even_under_a_known_key() throws Exception {
        assertThat(client.post("/api/patterns", SEED, "large").status()).isEqualTo(201);
        Answer answer = client.post("/api/patterns", "{\"name\":\"" + "n".repeat(600_000) + "\"}", "large");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("request_too_large");
    }
}
