package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The own API over the wire, on a server with one picture that a device sent. */
class OwnApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String METADATA =
            "{\"annotations\":[{\"class_value\":\"defect\",\"type\":\"bbox\",\"geometry\":[0.50,0.5,0.25,0.125]}],"
                    + "\"timestamp\":\"2026-11-24T06:00:00+01:00\",\"shift\":1.10}";

    @TempDir
    static Path folder;

    private static FoveaApp app;
    private static NewCredentials secrets;
    private static byte[] picture;
    private static String image;

    @BeforeAll
    static void start() throws Exception {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.toString(), FoveaSettings.PORT.name(), "0")));
        secrets = app.firstCredentials().orElseThrow();
        picture = jpeg();
        image = upload();
    }

    @AfterAll
    static void stop() {
        app.close();
        HTTP.close();
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }

    private static String upload() throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("metadata\"", METADATA.getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("image\"; filename=\"a.jpg\"", picture));
        form.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> answer = HTTP.send(
                HttpRequest.newBuilder(app.baseUrl().resolve("/api/device/images/upload"))
                        .header("X-Device-Key", secrets.deviceKey())
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                        .build(),
                BodyHandlers.ofByteArray());
        return json(answer).at("/data/image_id").asString("");
    }

    private static byte[] part(String name, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + secrets.accessToken());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void an_image_is_shown_with_its_boxes_and_where_its_bytes_are() throws Exception {
        JsonNode view = json(send(request("/v1/images/" + image)));
        assertThat(view.at("/width").asInt()).isEqualTo(64);
        assertThat(view.at("/source").asString()).isEqualTo("edge-1");
        assertThat(view.at("/source_kind").asString()).isEqualTo("edge_device");
        assertThat(view.at("/captured_at").asString()).isEqualTo("2026-11-24T06:00:00+01:00");
        assertThat(view.at("/extra/shift").asDouble()).isEqualTo(1.1);
        assertThat(view.at("/runs/0/boxes").asInt()).isEqualTo(1);
        assertThat(view.at("/runs/0/objects/0/label").asString()).isEqualTo("defect");
        assertThat(view.at("/runs/0/objects/0/box/x1").asDouble()).isEqualTo(0.375);
        assertThat(send(request(view.at("/links/content").asString())).body()).isEqualTo(picture);
        assertThat(json(send(request("/v1/images/" + view.at("/number").asLong()))))
                .isEqualTo(view);
    }

    @Test
    void the_bytes_come_whole_and_in_part() throws Exception {
        HttpResponse<byte[]> whole = send(request(content()));
        assertThat(whole.body()).isEqualTo(picture);
        assertThat(header(whole, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        HttpResponse<byte[]> part = send(request(content()).header("Range", "bytes=10-19"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + picture.length);
    }

    @Test
    void a_range_behind_the_end_is_told_the_size() throws Exception {
        HttpResponse<byte[]> answer = send(request(content()).header("Range", "bytes=99999999-"));
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + picture.length);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_caller_that_has_the_bytes_gets_none_and_one_that_has_others_gets_all() throws Exception {
        String tag = header(send(request(content())), "ETag");
        HttpResponse<byte[]> known = send(request(content()).header("If-None-Match", "\"other\", " + tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(header(known, "ETag")).isEqualTo(tag);
        assertThat(known.body()).isEmpty();
        HttpRequest.Builder stale =
                request(content()).header("Range", "bytes=0-9").header("If-Range", "\"other\"");
        assertThat(send(stale).statusCode()).isEqualTo(200);
        HttpRequest.Builder same =
                request(content()).header("Range", "bytes=0-9").header("If-Range", tag);
        assertThat(send(same).statusCode()).isEqualTo(206);
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() throws Exception {
        HttpResponse<byte[]> head = send(request(content()).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(picture.length));
        assertThat(header(head, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_signed_link_opens_without_a_token_and_a_changed_one_does_not() throws Exception {
        String link = json(send(request("/api/data/images/" + image)))
                .at("/data/image_url")
                .asString();
        assertThat(send(HttpRequest.newBuilder(URI.create(link))).body()).isEqualTo(picture);
        HttpResponse<byte[]> changed =
                send(HttpRequest.newBuilder(URI.create(link.replaceFirst("expires=\\d", "expires=9"))));
        assertThat(changed.statusCode()).isEqualTo(401);
        assertThat(json(changed).at("/detail").asString()).contains("link");
    }

    @Test
    void the_receipt_has_what_was_sent_to_the_digit() throws Exception {
        HttpResponse<byte[]> answer = send(request("/v1/images/" + image + "/receipt"));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).endsWith(",\"raw\":" + METADATA + "}");
        assertThat(json(answer).at("/dialect").asString()).isEqualTo("acusight");
        assertThat(json(answer).at("/route").asString()).isEqualTo("POST /api/device/images/upload");
    }

    @Test
    void a_recording_is_registered_once_and_merged_later() throws Exception {
        HttpResponse<byte[]> created =
                post("/v1/recordings", "{\"media_key\":\"cam\",\"device_key\":\"c1\",\"fps\":25}");
        assertThat(created.statusCode()).isEqualTo(201);
        String id = json(created).at("/id").asString();
        assertThat(header(created, "Location")).isEqualTo("/v1/recordings/" + id);
        HttpResponse<byte[]> merged = post("/v1/recordings", "{\"media_key\":\"cam\",\"width\":1920}");
        assertThat(merged.statusCode()).isEqualTo(200);
        JsonNode view = json(
                send(request("/v1/recordings/" + json(merged).at("/analysis_id").asString())));
        assertThat(view.at("/id").asString()).isEqualTo(id);
        assertThat(view.at("/fps").asInt()).isEqualTo(25);
        assertThat(view.at("/width").asInt()).isEqualTo(1920);
        assertThat(send(request("/v1/images/" + id)).statusCode()).isEqualTo(404);
    }

    @Test
    void an_image_is_a_recording_with_the_centres_of_its_boxes() throws Exception {
        JsonNode view = json(send(request("/v1/recordings/" + image)));
        assertThat(view.at("/kind").asString()).isEqualTo("image");
        assertThat(view.at("/classifications/0/label").asString()).isEqualTo("defect");
        assertThat(view.at("/classifications/0/centroids/0/0").asDouble()).isEqualTo(50);
    }

    @Test
    void every_broken_rule_of_a_body_is_listed() throws Exception {
        HttpResponse<byte[]> answer = post("/v1/recordings", "{\"width\":0,\"fps\":\"x\",\"started_at\":\"noon\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer)
                        .get("errors")
                        .valueStream()
                        .map(problem -> problem.get("field").asString()))
                .containsExactlyInAnyOrder("media_key", "width", "fps", "started_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=x", "batch=x"})
    void a_wrong_parameter_of_a_list_is_named(String parameter) throws Exception {
        HttpResponse<byte[]> answer = send(request("/v1/images?" + parameter));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/detail").asString()).startsWith(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void a_key_is_made_listed_and_revoked() throws Exception {
        JsonNode made = json(post("/v1/keys", "{\"dialect\":\"genlogs\",\"name\":\"roadside\"}"));
        assertThat(made.at("/secret").asString()).startsWith(made.at("/prefix").asString());
        JsonNode listed = json(send(request("/v1/keys?limit=1"))).at("/items/0");
        assertThat(listed.at("/id")).isEqualTo(made.at("/id"));
        assertThat(listed.has("secret")).isFalse();
        JsonNode revoked =
                json(send(request("/v1/keys/" + made.at("/id").asString()).DELETE()));
        assertThat(revoked.at("/revoked_at").isNull()).isFalse();
        JsonNode again =
                json(send(request("/v1/keys/" + made.at("/id").asString()).DELETE()));
        assertThat(again).isEqualTo(revoked);
    }

    @Test
    void an_administrator_of_another_organisation_may_not_make_organisations() throws Exception {
        HttpResponse<byte[]> made = post("/v1/organisations", "{\"name\":\"acme\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(post("/v1/organisations", "{\"name\":\"acme\"}").statusCode())
                .isEqualTo(409);
        HttpRequest.Builder other = HttpRequest.newBuilder(app.baseUrl().resolve("/v1/organisations"))
                .header(
                        "Authorization",
                        "Bearer "
                                + json(made).at("/credentials/hub/access_token").asString());
        assertThat(send(other).statusCode()).isEqualTo(403);
        assertThat(json(send(request("/v1/organisations"))).get("items").size()).isEqualTo(2);
    }

    @Test
    void operators_need_no_token() throws Exception {
        for (String path :
                List.of("/", "/healthz", "/readyz", "/metrics", "/openapi/hub.json", "/openapi/fovea.json")) {
            assertThat(send(HttpRequest.newBuilder(app.baseUrl().resolve(path))).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(send(HttpRequest.newBuilder(app.baseUrl().resolve("/openapi/none.json")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_unknown_path_is_told_its_neighbour() throws Exception {
        HttpResponse<byte[]> answer = send(request("/v1/image"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/detail").asString()).endsWith("did you mean GET /v1/images?");
    }

    private static String content() {
        return "/v1/images/" + image + "/content";
    }
}
