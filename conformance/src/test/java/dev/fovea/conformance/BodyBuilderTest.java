package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.conformance.Step.Encoding;
import dev.fovea.conformance.Step.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodyBuilderTest {
    private static final Variables VARIABLES = Variables.none().with("unique", "u1");

    private static Body build(String text, Encoding encoding) {
        return BodyBuilder.build(new Request("POST", "/", List.of(), text, encoding, false), VARIABLES);
    }

    private static byte[] bytes(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    private static String text(Body body) throws IOException {
        return new String(bytes(body), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_template_is_changed_line_by_line() throws IOException {
        Body body = build("""
                @body hub-run.json
                @set source.name = "other"
                @set tracks[0].boxes[0].frame = 7
                @drop coordinateSpace""", Encoding.PLAIN);
        JsonNode json = JsonMapper.shared().readTree(text(body));

        assertThat(json.at("/mediaKey").asString()).isEqualTo("camera-u1");
        assertThat(json.at("/source/name").asString()).isEqualTo("other");
        assertThat(json.at("/tracks/0/boxes/0/frame").asInt()).isEqualTo(7);
        assertThat(json.has("coordinateSpace")).isFalse();
    }

    @Test
    void an_element_is_repeated_with_its_number() throws IOException {
        Body body = build("@body hub-run.json\n@repeat tracks 3 {\"id\":\"t#\"}", Encoding.PLAIN);
        JsonNode tracks = JsonMapper.shared().readTree(text(body)).get("tracks");

        assertThat(tracks.size()).isEqualTo(3);
        assertThat(tracks.get(2).get("id").asString()).isEqualTo("t2");
    }

    @Test
    void padding_makes_the_body_exactly_as_long_as_asked() throws IOException {
        Body body = build("@body hub-run.json\n@pad 200000", Encoding.PLAIN);

        assertThat(body.length()).isEqualTo(200_000);
        assertThat(bytes(body)).hasSize(200_000);
        assertThat(JsonMapper.shared().readTree(text(body)).has("tracks")).isTrue();
    }

    @Test
    void dropping_what_is_not_there_is_a_mistake_of_the_file() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build("@body hub-run.json\n@drop nothing", Encoding.PLAIN));
    }

    @Test
    void parts_are_written_in_order_with_name_file_name_and_type() throws IOException {
        String form = text(build("""
                @metadata {"a": 1}
                @image filename=x.jpg type=image/jpeg file=pictures/small.gif
                @empty""", Encoding.MULTIPART));

        assertThat(form)
                .startsWith("--" + BodyBuilder.BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"a\": 1}\r\n--")
                .contains("name=\"image\"; filename=\"x.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nGIF89a")
                .endsWith("name=\"empty\"\r\n\r\n\r\n--" + BodyBuilder.BOUNDARY + "--\r\n");
    }

    @Test
    void a_part_can_be_a_picture_cut_short_or_padded() {
        long cut = build("@image picture=a.jpg cut=100", Encoding.MULTIPART).length();
        long padded =
                build("@image picture=a.jpg pad=1000000", Encoding.MULTIPART).length();

        assertThat(padded - cut).isEqualTo(999_900);
    }

    @Test
    void a_packed_body_unpacks_to_the_plain_one() throws IOException {
        byte[] packed = bytes(build("{{unique}} and more", Encoding.GZIP));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("u1 and more");
    }

    @Test
    void a_generated_picture_is_the_same_for_the_same_name_only_and_can_be_decoded() throws IOException {
        for (String ending : List.of(".jpg", ".png")) {
            byte[] picture = Pictures.unique("a" + ending);

            assertThat(picture).isEqualTo(Pictures.unique("a" + ending)).isNotEqualTo(Pictures.unique("b" + ending));
            assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth())
                    .isEqualTo(Pictures.WIDTH);
        }
    }
}
