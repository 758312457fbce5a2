package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.PictureServer.header;
import static dev.fovea.dialect.fovea.PictureServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Thumbnails, crops and links over the wire, on a server with one picture that a device sent. */
class PictureApiTest {
    private static final String METADATA =
            "{\"annotations\":[{\"class_value\":\"defect\",\"type\":\"bbox\"," + "\"geometry\":[0.75,0.25,0.5,0.5]}]}";

    @TempDir
    static Path folder;

    private static PictureServer server;
    private static byte[] picture;
    private static String image;
    private static String path;

    @BeforeAll
    static void start() throws Exception {
        server = new PictureServer(folder);
        picture = jpeg();
        image = server.upload("a.jpg", picture, METADATA);
        path = "/v1/images/" + image;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** 600 by 400, its upper right quarter red. */
    private static byte[] jpeg() throws IOException {
        BufferedImage scene = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        var pen = scene.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(300, 0, 300, 200);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scene, "jpg", out);
        return out.toByteArray();
    }

    private static BufferedImage drawn(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    @Test
    void a_thumbnail_is_small_and_may_be_kept_for_good() throws Exception {
        HttpResponse<byte[]> answer = server.get(path + "/thumbnail?width=240");
        assertThat(drawn(answer).getWidth()).isEqualTo(240);
        assertThat(drawn(answer).getHeight()).isEqualTo(160);
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        HttpResponse<byte[]> known = server.send(
                server.request(path + "/thumbnail?width=240").header("If-None-Match", header(answer, "ETag")));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(header(known, "ETag")).isEqualTo(header(answer, "ETag"));
        assertThat(drawn(server.get(path + "/thumbnail?width=960")).getWidth()).isEqualTo(600);
        assertThat(server.get(path + "/thumbnail").body()).isEqualTo(answer.body());
    }

    @Test
    void head_has_the_headers_and_no_body() throws Exception {
        HttpResponse<byte[]> whole = server.get(path + "/thumbnail?width=480");
        HttpResponse<byte[]> head =
                server.send(server.request(path + "/thumbnail?width=480").HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(whole.body().length));
        assertThat(header(head, "ETag")).isEqualTo(header(whole, "ETag"));
    }

    @Test
    void a_crop_shows_its_box() throws Exception {
        BufferedImage crop = drawn(server.get(path + "/crop?box=0.5,0,1,0.5"));
        assertThat(crop.getWidth()).isEqualTo(300);
        assertThat(crop.getHeight()).isEqualTo(200);
        assertThat(new Color(crop.getRGB(150, 100)).getRed()).isGreaterThan(200);
        assertThat(drawn(server.get(path + "/crop?box=0.5,0,1,0.5&width=100")).getWidth())
                .isEqualTo(100);
        assertThat(drawn(server.get(path + "/crop?box=0.5,0,1,0.5&margin=0.5")).getWidth())
                .isEqualTo(450);
    }

    @Test
    void a_crop_shows_the_box_of_a_track() throws Exception {
        JsonNode run = json(server.get(path)).at("/runs/0");
        String track = run.at("/objects/0/track").asString();
        String query = "/crop?run=" + run.at("/run_id").asString() + "&track=" + track;
        assertThat(server.get(path + query).body())
                .isEqualTo(server.get(path + "/crop?box=0.5,0,1,0.5").body());
        assertThat(server.get(path + query + "x").statusCode()).isEqualTo(400);
        assertThat(server.get(path + "/crop?run=none&track=" + track).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbnail?width=241",
                "thumbnail?width=x",
                "crop",
                "crop?box=1,2,3,4",
                "crop?box=0.5,0,0.5,1",
                "crop?box=0.1,0.2,0.3",
                "crop?box=a,b,c,d",
                "crop?box=0,0,NaN,1",
                "crop?box=0,0,1,1&run=a&track=b",
                "crop?run=a",
                "crop?box=0,0,1,1&space=world",
                "crop?box=0,0,1,1&width=0",
                "crop?box=0,0,1,1&margin=9"
            })
    void a_wrong_parameter_is_named(String query) throws Exception {
        HttpResponse<byte[]> answer = server.get(path + "/" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isNotBlank();
    }

    @Test
    void another_organisation_sees_none_of_it() throws Exception {
        String stranger = server.stranger("stranger");
        for (String door : new String[] {"/content", "/thumbnail?width=240", "/crop?box=0,0,1,1"}) {
            assertThat(server.send(server.request(path + door, stranger)).statusCode())
                    .isEqualTo(404);
            assertThat(server.send(server.anonymous(path + door)).statusCode()).isEqualTo(401);
        }
        HttpRequest.Builder link = server.request(path + "/links", stranger).POST(BodyPublishers.ofString("{}"));
        assertThat(server.send(link).statusCode()).isEqualTo(404);
    }

    @Test
    void a_recording_without_bytes_has_no_thumbnail() throws Exception {
        JsonNode recording = json(server.post("/v1/recordings", "{\"media_key\":\"cam-1\"}"));
        HttpResponse<byte[]> answer =
                server.get("/v1/images/" + recording.at("/id").asString() + "/thumbnail");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/detail").asString()).contains("are not here");
    }

    @Test
    void a_picture_that_cannot_be_decoded_says_so() throws Exception {
        byte[] cut = Arrays.copyOf(picture, 700);
        String broken = server.upload("b.jpg", cut);
        HttpResponse<byte[]> answer = server.get("/v1/images/" + broken + "/thumbnail");
        assertThat(answer.statusCode()).isIn(200, 422);
        String worse = server.upload("c.jpg", Arrays.copyOf(picture, 200));
        assertThat(server.get("/v1/images/" + worse + "/thumbnail").statusCode())
                .isIn(404, 422);
    }

    private static JsonNode link(String body) throws Exception {
        HttpResponse<byte[]> answer = server.post(path + "/links", body);
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer);
    }

    private static HttpResponse<byte[]> open(String url) throws Exception {
        return server.send(server.anonymous(url));
    }

    @Test
    void links_open_without_a_token_what_they_name_and_nothing_else() throws Exception {
        assertThat(open(link("{}").at("/url").asString()).body()).isEqualTo(picture);
        String thumbnail = link("{\"kind\":\"thumbnail\",\"width\":480,\"ttl\":60}")
                .at("/url")
                .asString();
        assertThat(drawn(open(thumbnail)).getWidth()).isEqualTo(480);
        assertThat(open(thumbnail.replace("width=480", "width=960")).statusCode())
                .isEqualTo(401);
        assertThat(open(thumbnail.replace("/thumbnail?", "/content?")).statusCode())
                .isEqualTo(401);
        String crop =
                link("{\"kind\":\"crop\",\"box\":\"0.5,0,1,0.5\"}").at("/url").asString();
        assertThat(drawn(open(crop)).getWidth()).isEqualTo(300);
        assertThat(open(crop + "&margin=1").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ttl\":604801}",
                "{\"ttl\":0}",
                "{\"kind\":\"film\"}",
                "{\"kind\":\"thumbnail\",\"width\":1}",
                "{\"kind\":\"crop\"}",
                "{\"kind\":\"crop\",\"box\":\"1\"}",
                "{\"width\":240}",
                "{\"time\":5}"
            })
    void a_link_that_opens_nothing_does_not_come_to_be(String body) throws Exception {
        assertThat(server.post(path + "/links", body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_link_is_renewed_by_whoever_holds_it_and_a_changed_one_is_not() throws Exception {
        JsonNode link = link("{\"ttl\":60,\"kind\":\"thumbnail\"}");
        String url = link.at("/url").asString();
        HttpResponse<byte[]> renewed = server.send(server.anonymous("/v1/links/renew")
                .POST(BodyPublishers.ofString("{\"url\":\"" + url + "\",\"ttl\":3600}")));
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(json(renewed).at("/expires_at").asString())
                .isGreaterThan(link.at("/expires_at").asString());
        assertThat(json(renewed).at("/renew/until")).isEqualTo(link.at("/renew/until"));
        assertThat(drawn(open(json(renewed).at("/url").asString())).getWidth()).isEqualTo(240);
        String changed = url.replaceFirst("expires=\\d", "expires=9");
        assertThat(server.post("/v1/links/renew", "{\"url\":\"" + changed + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/v1/links/renew", "{\"url\":\"https://example.com/x\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpRequest.Builder stranger = server.request("/v1/links/renew", server.stranger("renewer"))
                .POST(BodyPublishers.ofString("{\"url\":\"" + url + "\"}"));
        assertThat(server.send(stranger).statusCode()).isEqualTo(404);
    }

    @Test
    void many_links_come_in_one_call_in_the_order_asked_for() throws Exception {
        String unknown = "img_00000000-0000-0000-0000-000000000000";
        JsonNode items = json(server.post(
                        "/v1/links", "{\"kind\":\"thumbnail\",\"ids\":[\"" + unknown + "\",\"" + image + "\",\"x\"]}"))
                .at("/items");
        assertThat(items.at("/0/error").asString()).contains(unknown);
        assertThat(drawn(open(items.at("/1/url").asString())).getWidth()).isEqualTo(240);
        assertThat(items.at("/2/error").asString()).isNotBlank();
        assertThat(server.post("/v1/links", "{\"ids\":[]}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_download_in_steps_puts_the_same_bytes_together() throws Exception {
        String url = link("{}").at("/url").asString();
        HttpResponse<byte[]> first = server.send(server.anonymous(url).header("Range", "bytes=0-999"));
        HttpResponse<byte[]> rest = server.send(
                server.anonymous(url).header("Range", "bytes=1000-").header("If-Range", header(first, "ETag")));
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(rest.statusCode()).isEqualTo(206);
        byte[] together = Arrays.copyOf(first.body(), picture.length);
        System.arraycopy(rest.body(), 0, together, 1000, rest.body().length);
        assertThat(together).isEqualTo(picture);
    }
}
