package dev.fovea.dialect.hub;

import static dev.fovea.dialect.hub.HubRunFixture.accepted;
import static dev.fovea.dialect.hub.HubRunFixture.boxes;
import static dev.fovea.dialect.hub.HubRunFixture.broken;
import static dev.fovea.dialect.hub.HubRunFixture.refusal;
import static dev.fovea.dialect.hub.HubRunFixture.request;
import static dev.fovea.dialect.hub.HubRunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.model.Boxes;
import dev.fovea.model.Category;
import dev.fovea.model.FrameList;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a body of the contract (hub contract, request; edge cases). */
class HubRunParserTest {

    @Test
    void both_spellings_of_the_target_are_read() {
        HubRunRequest request = request("{\"mediaKey\":\"cam\",\"analysisId\":\"6560a1b2c3d4e5f601234567\"}");

        assertThat(request.mediaKey()).isEqualTo("cam");
        assertThat(request.analysisId()).isEqualTo("6560a1b2c3d4e5f601234567");
    }

    @Test
    void a_missing_target_is_absent() {
        HubRunRequest request = request("{\"mediaKey\":null}");

        assertThat(request.mediaKey()).isNull();
        assertThat(request.analysisId()).isNull();
    }

    @Test
    void every_member_of_the_contract_arrives() {
        var run = accepted(run("""
                        "source":{"kind":"import","name":"n","version":"v","runId":"r","inputWidth":640,"inputHeight":480,"scoreThreshold":0.25,"nmsIou":0.5,"rotationApplied":false},
                        "media":{"width":10,"height":20,"fps":12.5,"frameCount":7500,"rotation":90},
                        "categories":[{"id":3,"name":"car","alias":"auto"},{}],
                        "task":"pose","name":"Gate",
                        "tracks":[{"id":"t","label":"car","classId":3,"confidence":0.75,"color":"#00FF00","shape":"polygon","deletedFrames":[4,2],"meta":{"a":[1,{"b":null}]},
                        "boxes":[{"frame":5,"timestampMs":400,"x1":0.25,"y1":0.25,"x2":0.5,"y2":0.5,"confidence":0.5,"label":"van","classId":4,"edited":true,"smoothed":true,"meta":{"q":"\\u00e9\\n"}}]}]
                        """)).run();

        assertThat(run.source())
                .isEqualTo(new RunSource(RunSource.Kind.IMPORT, "n", "v", "r", 640.0, 480.0, 0.25, 0.5, false));
        assertThat(run.media()).isEqualTo(new MediaFacts(10, 20, 12.5, 7500L, 90));
        assertThat(run.categories()).containsExactly(new Category(3, "car", "auto"), new Category(0, null, null));
        assertThat(run.task()).isEqualTo("pose");
        assertThat(run.displayName()).isEqualTo("Gate");
        Boxes box = Boxes.builder(1)
                .add(5, 0.25, 0.25, 0.5, 0.5)
                .confidence(0.5)
                .label("van")
                .classId(4)
                .edited(true)
                .smoothed(true)
                .timestampMs(400)
                .metaJson("{\"q\":\"é\\n\"}")
                .build();
        assertThat(run.tracks())
                .containsExactly(new Track(
                        "t",
                        "car",
                        3,
                        0.75,
                        "#00FF00",
                        "polygon",
                        FrameList.of(4, 2),
                        "{\"a\":[1,{\"b\":null}]}",
                        box));
    }

    @Test
    void details_of_a_box_stay_with_their_box() {
        Boxes boxes = accepted(boxes("""
                        {"frame":9,"x":0.1,"y":0.1,"w":0.1,"h":0.1,"label":"late","meta":{"n":9}},
                        {"frame":1,"timestampMs":7},
                        {"frame":2,"x":0.2,"y":0.2,"w":0.1,"h":0.1,"confidence":0.5,"classId":2},
                        {"x1":0.3,"y1":0.3,"x2":0.4,"y2":0.4,"timestampMs":30,"edited":true}
                        """)).run().tracks().getFirst().boxes();

        Boxes expected = Boxes.builder(3)
                .add(0, 0.3, 0.3, 0.4, 0.4)
                .timestampMs(30)
                .edited(true)
                .add(2, 0.2, 0.2, 0.2 + 0.1, 0.2 + 0.1)
                .confidence(0.5)
                .classId(2)
                .add(9, 0.1, 0.1, 0.2, 0.2)
                .label("late")
                .metaJson("{\"n\":9}")
                .build();
        assertThat(boxes).isEqualTo(expected);
    }

    @Test
    void null_counts_as_absent() {
        var run = accepted(run("""
                        "source":{"kind":null,"name":"n","version":null,"runId":"r","rotationApplied":null,"inputWidth":null},
                        "media":null,"categories":null,"task":null,"name":null,
                        "tracks":[{"id":"t","label":null,"classId":null,"confidence":null,"shape":null,"deletedFrames":null,"meta":null,
                        "boxes":[{"frame":null,"x":0.1,"y":0.1,"w":0.1,"h":0.1,"x1":null,"confidence":null,"label":null,"meta":null,"edited":null}]}]
                        """)).run();

        assertThat(run.source()).isEqualTo(RunSource.of(RunSource.Kind.MODEL, "n", "", "r"));
        assertThat(run.media()).isEqualTo(MediaFacts.NONE);
        assertThat(run.tracks()).containsExactly(Track.of("t", null, Boxes.onPicture(0.1, 0.1, 0.2, 0.2)));
    }

    @Test
    void of_a_repeated_member_the_last_one_counts() {
        var run = accepted(run("""
                        "source":{"name":"first"},"source":{"name":"last","runId":"r"},
                        "tracks":[{"id":"gone","boxes":[{"x":0.5,"y":0.5,"w":0.1,"h":0.1}]}],
                        "tracks":[{"id":"a","id":"b","boxes":[{"frame":7,"x":0.5,"y":0.5,"w":0.1,"h":0.1,"meta":{"a":1}},{"frame":8}],
                          "boxes":[{"x":0.9,"x":0.1,"y":0.1,"w":0.1,"h":0.1}]}]
                        """)).run();

        assertThat(run.source().name()).isEqualTo("last");
        assertThat(run.tracks()).containsExactly(Track.of("b", null, Boxes.onPicture(0.1, 0.1, 0.2, 0.2)));
    }

    @Test
    void unknown_members_are_passed_over() {
        var run = accepted(run("""
                "extra":{"deep":[[{"x":1}]]},
                "tracks":[{"id":"t","extra":[1,{"boxes":[]}],"boxes":[{"x":0.1,"extra":{"y":5},"y":0.1,"w":0.1,"h":0.1,"big":1e999}]}]
                """));

        assertThat(run.boxesStored()).isEqualTo(1);
    }

    @Test
    void a_number_as_track_id_becomes_its_text() {
        var run = accepted(run("\"tracks\":[{\"id\":7,\"boxes\":[{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}]"));

        assertThat(run.run().tracks().getFirst().id()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "[{}]",
                "null",
                "7",
                "\"x\"",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{/*c*/}",
                "{'a':1}",
                "\u0000"
            })
    void what_is_not_one_json_object_is_refused(String body) {
        assertThat(refusal(body)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"mediaKey":7}                                         | mediaKey must be a string
                    {"analysisId":{}}                                      | analysisId must be a string
                    {"schemaVersion":1.0}                                  | schemaVersion must be a string
                    {"source":[]}                                          | source must be an object
                    {"source":{"name":1}}                                  | source.name must be a string
                    {"source":{"inputWidth":"640"}}                        | source.inputWidth must be a number
                    {"source":{"rotationApplied":"yes"}}                   | source.rotationApplied must be true or false
                    {"media":{"width":1.5}}                                | media.width must be an integer
                    {"media":{"width":1920.0}}                             | media.width must be an integer
                    {"media":{"fps":"25"}}                                 | media.fps must be a number
                    {"categories":[{"id":"1"}]}                            | categories[0].id must be an integer
                    {"tracks":{}}                                          | tracks must be an array
                    {"tracks":[1]}                                         | tracks[0] must be an object
                    {"tracks":[{"id":true}]}                               | tracks[0].id must be a string or a number
                    {"tracks":[{"deletedFrames":[1,"2"]}]}                 | tracks[0].deletedFrames[1] must be an integer
                    {"tracks":[{"meta":[]}]}                               | tracks[0].meta must be an object
                    {"tracks":[{"boxes":{}}]}                              | tracks[0].boxes must be an array
                    {"tracks":[{},{},{},{"boxes":[{"frame":"0"}]}]}        | tracks[3].boxes[0].frame must be an integer
                    {"tracks":[{"boxes":[{},{"frame":1.5}]}]}              | tracks[0].boxes[1].frame must be an integer
                    {"tracks":[{"boxes":[{"x":"0.1"}]}]}                   | tracks[0].boxes[0].x must be a number
                    {"tracks":[{"boxes":[{"x":[1]}]}]}                     | tracks[0].boxes[0].x must be a number
                    {"tracks":[{"boxes":[{"edited":1}]}]}                  | tracks[0].boxes[0].edited must be true or false
                    {"tracks":[{"boxes":[[]]}]}                            | tracks[0].boxes[0] must be an object
                    {"tracks":[{"boxes":[{"x":1e999}]}]}                   | tracks[0].boxes[0].x must be a number within the range of doubles
                    {"tracks":[{"boxes":[{"meta":{"a":-1e999}}]}]}         | tracks[0].boxes[0].meta.a must be a number within the range of doubles
                    """)
    void a_member_of_another_type_is_refused_by_its_path(String body, String message) {
        assertThat(refusal(body)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "0x1", "1.", "tru"})
    void what_json_has_no_number_for_is_refused(String number) {
        assertThat(refusal("{\"tracks\":[{\"boxes\":[{\"x\":" + number + "}]}]}"))
                .startsWith("tracks[0].boxes[0].x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "100000000000000000000000000000"})
    void an_integer_beyond_its_range_is_refused(String number) {
        assertThat(refusal("{\"tracks\":[{\"boxes\":[{\"frame\":" + number + "}]}]}"))
                .startsWith("tracks[0].boxes[0].frame");
    }

    @Test
    void a_class_number_beyond_32_bits_is_refused() {
        assertThat(refusal("{\"tracks\":[{\"classId\":4294967296}]}")).startsWith("tracks[0].classId");
    }

    @Test
    void nesting_of_64_is_accepted_and_of_65_refused() {
        assertThat(request(nested(64)).mediaKey()).isEqualTo("k");
        assertThat(refusal(nested(65))).contains("64");
    }

    private static String nested(int depth) {
        return "{\"x\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + ",\"mediaKey\":\"k\"}";
    }

    @Test
    void a_text_as_long_as_a_body_may_be_is_read() {
        String key = "k".repeat(25_000_000);

        assertThat(request("{\"mediaKey\":\"" + key + "\"}").mediaKey()).hasSize(key.length());
    }

    @Test
    void a_free_object_may_have_4096_bytes_when_written_compactly() {
        String fits = "{ \"a\" : \"" + "x".repeat(4096 - 8) + "\" }";
        String tooLarge = "{\"a\":\"" + "x".repeat(4096 - 7) + "\"}";
        String tooLargeInUtf8 = "{\"a\":\"" + "é".repeat(2045) + "\"}";

        assertThat(accepted(boxes(withMeta(fits))).boxesStored()).isEqualTo(1);
        assertThat(broken(boxes(withMeta(tooLarge))).field()).isEqualTo("tracks[0].boxes[0].meta");
        assertThat(broken(boxes(withMeta(tooLargeInUtf8))).field()).isEqualTo("tracks[0].boxes[0].meta");
        assertThat(broken(run("\"tracks\":[{\"id\":\"t\",\"meta\":" + tooLarge + ",\"boxes\":[{}]}]"))
                        .field())
                .isEqualTo("tracks[0].meta");
    }

    private static String withMeta(String meta) {
        return "{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1,\"meta\":" + meta + "}";
    }

    @Test
    void a_stream_gives_the_same_as_its_bytes() throws Exception {
        String body = boxes("{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        HubRunRequest streamed = new HubRunParser().parse(new ByteArrayInputStream(bytes), 0);

        assertThat(streamed.mediaKey()).isEqualTo("k");
    }

    @Test
    void a_stream_that_breaks_is_not_blamed_on_the_client() {
        IOException cut = new IOException("connection cut");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw cut;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw cut;
            }
        };

        assertThatThrownBy(() -> new HubRunParser().parse(broken, 0)).isSameAs(cut);
    }
}
