package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.imggo.ImggoClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends is its own fault, never ours. */
@SuppressWarnings("NullAway.Init")
class HostileBodiesTest {
    private static final int TRIES = 150;

    private static ReadingServer server;
    private static ImggoClient client;
    private static String pattern;

    @BeforeContainer
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("fovea-hostile");
        server = new ReadingServer(folder);
        client = server.client();
        Answer made = client.post("/api/patterns", "{\"name\":\"n\",\"instructions\":\"read\",\"mode\":\"async\"}");
        pattern = "/api/patterns/" + made.json().at("/data/id").asString("");
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    private static void assertNoFaultOfOurs(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        assertThat(answer.text()).startsWith("{\"success\":");
    }

    /** JSON that nearly makes sense: known members with any value, sometimes cut off. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> names = Arbitraries.of(
                "name",
                "instructions",
                "schema",
                "json_schema",
                "csv_schema",
                "output_format",
                "metadata",
                "status",
                "is_active",
                "mode",
                "csv_delimiter",
                "webhook_url",
                "model_profile",
                "image_url",
                "image_base64",
                "extras",
                "priority",
                "idempotency_key",
                "url",
                "events",
                "secret",
                "active",
                "vocabulary",
                "signature_format",
                "version",
                "\\u0000",
                "é");
        Arbitrary<String> member =
                Combinators.combine(names, values(3)).as((name, value) -> "\"" + name + "\":" + value);
        Arbitrary<String> objects = member.list().ofMaxSize(8).map(members -> "{" + String.join(",", members) + "}");
        return Combinators.combine(objects, Arbitraries.integers().between(0, 400))
                .as((text, cut) -> cut < 40 ? text.substring(0, Math.min(cut, text.length())) : text);
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "7",
                "-1",
                "1e999999999",
                "1e-999999999",
                "0.1",
                "\"\"",
                "\"x\"",
                "\"json\"",
                "\"csv\"",
                "\"high\"",
                "\"https://example.com/a\"",
                "\"http://[::1\"",
                "\"data:image/png;base64,AAAA\"",
                "\"data:,x\"",
                "\"iVBORw0KGgo=\"",
                "\"JVBERi0xLjQ=\"",
                "\"a,b,,\\\"\"",
                "\"<a><b></a>\"",
                "\"a: [1\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"" + "A".repeat(700) + "\"",
                "\"job.failed\"",
                "NaN",
                "'x'");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> inner = values(depth - 1);
        Arbitrary<String> arrays = inner.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
        Arbitrary<String> objects = Combinators.combine(
                        Arbitraries.of("type", "properties", "items", "a b", "x", "10"), inner)
                .as((name, value) -> "{\"" + name + "\":" + value + "}");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, leaves),
                net.jqwik.api.Tuple.of(1, arrays),
                net.jqwik.api.Tuple.of(1, objects));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void a_json_body_is_never_a_fault_of_ours(@ForAll("bodies") String body) throws Exception {
        for (String path : List.of(
                "/api/patterns",
                pattern + "/ingest",
                pattern + "/versions",
                pattern + "/versions/switch",
                "/api/webhooks")) {
            assertNoFaultOfOurs(client.post(path, body));
        }
        assertNoFaultOfOurs(client.patch(pattern, body.replace("\"status\"", "\"state\"")));
    }

    /** Forms with parts in any order, with odd headers, sometimes cut off. */
    @Provide
    Arbitrary<byte[]> forms() {
        Arbitrary<String> dispositions = Arbitraries.of(
                "name=\"file\"; filename=\"a.jpg\"",
                "name=\"image\"",
                "name=file; filename*=UTF-8''%E2%82%AC",
                "name=\"metadata\"",
                "name=\"priority\"",
                "name=\"image_url\"",
                "name=\"image_base64\"",
                "name=\"idempotency_key\"",
                "name=\"webhook_url\"",
                "name=\"\"",
                "filename=\"x\"",
                "name=\"extras\"");
        Arbitrary<String> contents = Arbitraries.of(
                "",
                "x",
                "\u0000",
                "high",
                "https://example.com/a",
                "{\"a\":1}",
                "{",
                "GIF89a\1\0\1\0\0\0\0;",
                "\u0089PNG\r\n\u001a\n",
                "%PDF-1.7\n%%EOF",
                "R0lGODlhAQABAAAAADs=",
                "--cut",
                "\r\n");
        Arbitrary<String> part = Combinators.combine(dispositions, contents)
                .as((disposition, content) -> "--cut\r\nContent-Disposition: form-data; " + disposition
                        + "\r\nContent-Type: image/jpeg\r\n\r\n" + content + "\r\n");
        return Combinators.combine(
                        part.list().ofMaxSize(6), Arbitraries.integers().between(0, 600))
                .as((parts, cut) -> {
                    String whole = String.join("", parts) + "--cut--\r\n";
                    String sent = cut < 60 ? whole.substring(0, Math.min(cut, whole.length())) : whole;
                    return sent.getBytes(StandardCharsets.ISO_8859_1);
                });
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void a_form_is_never_a_fault_of_ours(@ForAll("forms") byte[] form) throws Exception {
        assertNoFaultOfOurs(client.post(pattern + "/ingest", "multipart/form-data; boundary=cut", form));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void bare_bytes_are_never_a_fault_of_ours(@ForAll byte[] body, @ForAll("types") String type) throws Exception {
        assertNoFaultOfOurs(client.post(pattern + "/ingest", type, body));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "image/png",
                "application/pdf",
                "application/json",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "text/plain",
                "application/problem+json",
                "image/",
                "x");
    }
}
