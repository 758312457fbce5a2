package dev.fovea.dialect.hub;

import static dev.fovea.dialect.hub.HubRunFixture.MADE_RUN_ID;
import static dev.fovea.dialect.hub.HubRunFixture.accepted;
import static dev.fovea.dialect.hub.HubRunFixture.allInvalid;
import static dev.fovea.dialect.hub.HubRunFixture.boxes;
import static dev.fovea.dialect.hub.HubRunFixture.broken;
import static dev.fovea.dialect.hub.HubRunFixture.parse;
import static dev.fovea.dialect.hub.HubRunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.SchemaProblem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for a run as a whole, as bodies (hub contract, validation and edge cases). */
class HubRunRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1", "1.7", "1.00"})
    void a_version_of_major_one_is_no_problem(String version) {
        assertThat(RunNormaliser.schemaProblem(parse(run("\"schemaVersion\":\"" + version + "\""))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "0.9", "abc", "", "1.", ".0", "1.x", "1.0.0", " 1.0", "-1.0", "11", "99999999999.0"})
    void another_major_or_an_unreadable_version_is_a_problem(String version) {
        assertThat(RunNormaliser.schemaProblem(parse(run("\"schemaVersion\":\"" + version + "\""))))
                .isPresent();
    }

    @Test
    void an_absent_version_is_a_problem_and_never_normalised() {
        var run = parse("{\"mediaKey\":\"k\"}");

        assertThat(RunNormaliser.schemaProblem(run)).contains(new SchemaProblem("schemaVersion is required"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunNormaliser(() -> "x").normalise(run));
    }

    @Test
    void another_minor_is_a_warning() {
        assertThat(accepted(run("\"schemaVersion\":\"1.3\"")).warnings())
                .containsExactly("SCHEMA_VERSION_MINOR_MISMATCH: received 1.3, server implements 1.0");
        assertThat(accepted(run("\"schemaVersion\":\"1\"")).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "coordinateSpace":"pixels"                           | coordinateSpace | coordinateSpace must be "pixel" or "normalized"
                    "coordinateSpace":""                                 | coordinateSpace | coordinateSpace must be "pixel" or "normalized"
                    "coordinateSpace":null                               | coordinateSpace | coordinateSpace must be "pixel" or "normalized"
                    "coordinateSpace":"pixel"                            | media.width     | media.width must be a positive integer for pixel coordinates
                    "coordinateSpace":"pixel","media":{"width":0,"height":9} | media.width | media.width must be a positive integer for pixel coordinates
                    "coordinateSpace":"pixel","media":{"width":9}        | media.height    | media.height must be a positive integer for pixel coordinates
                    "coordinateSpace":"pixel","media":{"width":9,"height":-1} | media.height | media.height must be a positive integer for pixel coordinates
                    "tracks":[]                                          | tracks          | tracks must hold at least one track
                    "tracks":null                                        | tracks          | tracks must hold at least one track
                    "source":null                                        | source.name     | source.name is required
                    "source":{}                                          | source.name     | source.name is required
                    "source":{"name":""}                                 | source.name     | source.name is required
                    "source":{"name":"n","kind":"foo"}                   | source.kind     | source.kind must be "pipeline", "model" or "import"
                    "task":"segmentation"                                | task            | task must be "detection" or "pose"
                    "tracks":[{"boxes":[{}]}]                            | tracks[0].id    | tracks[0].id is required
                    "tracks":[null]                                      | tracks[0].id    | tracks[0].id is required
                    "tracks":[{"id":"","boxes":[{}]}]                    | tracks[0].id    | tracks[0].id is required
                    "tracks":[{"id":"a","boxes":[{}]},{"id":"a","boxes":[{}]}]   | tracks[1].id | tracks[1].id is a duplicate track id: "a"
                    "tracks":[{"id":7,"boxes":[{}]},{"id":"7","boxes":[{}]}]     | tracks[1].id | tracks[1].id is a duplicate track id: "7"
                    "tracks":[{"id":"a","boxes":[{"x":0.1,"y":0.1,"w":0.1,"h":0.1}]},{"id":"b","boxes":[]}] | tracks[1].boxes | tracks[1].boxes must hold at least one box
                    "tracks":[{"id":"a"}]                                | tracks[0].boxes | tracks[0].boxes must hold at least one box
                    """)
    void a_run_that_breaks_a_rule_is_refused_as_a_whole(String members, String field, String message) {
        assertThat(broken(run(members)).field()).isEqualTo(field);
        assertThat(broken(run(members)).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"name,64", "version,32", "runId,40"})
    void a_text_of_the_source_may_have_its_length_and_no_more(String member, int characters) {
        String fits = "\"source\":{\"name\":\"n\",\"%s\":\"%s\"}".formatted(member, "é".repeat(characters));
        String tooLong = "\"source\":{\"name\":\"n\",\"%s\":\"%s\"}".formatted(member, "é".repeat(characters + 1));

        assertThat(accepted(run(fits)).boxesStored()).isEqualTo(1);
        assertThat(broken(run(tooLong)).field()).isEqualTo("source." + member);
    }

    @Test
    void a_track_id_may_have_64_characters_and_no_more() {
        assertThat(accepted(run(trackWithId("a".repeat(64)))).tracksStored()).isEqualTo(1);
        assertThat(broken(run(trackWithId("a".repeat(65)))).message())
                .isEqualTo("tracks[0].id must not exceed 64 characters");
    }

    private static String trackWithId(String id) {
        return "\"tracks\":[{\"id\":\"" + id + "\",\"boxes\":[{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}]";
    }

    @Test
    void of_several_broken_rules_the_first_of_the_contract_is_reported() {
        assertThat(broken(run("\"coordinateSpace\":\"x\",\"tracks\":[],\"source\":{}"))
                        .field())
                .isEqualTo("coordinateSpace");
        assertThat(broken(run("\"coordinateSpace\":\"pixel\",\"tracks\":[],\"source\":{}"))
                        .field())
                .isEqualTo("media.width");
        assertThat(broken(run("\"tracks\":[],\"source\":{},\"task\":\"x\"")).field())
                .isEqualTo("tracks");
        assertThat(broken(run("\"source\":{\"version\":\"%s\"},\"task\":\"x\"".formatted("v".repeat(33))))
                        .field())
                .isEqualTo("source.name");
        assertThat(broken(run("\"source\":{\"name\":\"n\",\"version\":\"%s\",\"runId\":\"%<s\"}"
                                .formatted("v".repeat(41))))
                        .field())
                .isEqualTo("source.version");
        assertThat(broken(run("\"task\":\"x\",\"tracks\":[{}]")).field()).isEqualTo("task");
        assertThat(broken(run("\"tracks\":[{\"id\":\"a\",\"boxes\":[]},{\"boxes\":[{}]}]"))
                        .field())
                .isEqualTo("tracks[0].boxes");
    }

    @Test
    void five_thousand_tracks_are_accepted_and_one_more_refused() {
        assertThat(accepted(run(tracks(5000))).tracksStored()).isEqualTo(5000);
        assertThat(broken(run(tracks(5001))).message())
                .isEqualTo("tracks holds 5001 entries, at most 5000 are allowed");
    }

    private static String tracks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"boxes\":[{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}")
                .collect(Collectors.joining(",", "\"tracks\":[", "]"));
    }

    @Test
    void a_hundred_thousand_boxes_in_a_track_are_accepted_and_one_more_refused() {
        assertThat(accepted(boxes(manyBoxes(100_000))).boxesStored()).isEqualTo(100_000);
        assertThat(broken(boxes(manyBoxes(100_001))).message())
                .isEqualTo("tracks[0].boxes holds 100001 entries, at most 100000 are allowed");
    }

    private static String manyBoxes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"frame\":" + i + ",\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}")
                .collect(Collectors.joining(","));
    }

    @Test
    void a_rule_broken_before_the_track_with_too_many_boxes_is_still_reported_first() {
        String body = run("\"tracks\":[{\"id\":\"a\",\"boxes\":[]},{\"id\":\"b\",\"boxes\":[" + "{},".repeat(100_000)
                + "{}]},{\"id\":\"c\",\"boxes\":[{}]}]");

        assertThat(broken(body).field()).isEqualTo("tracks[0].boxes");
    }

    @Test
    void a_repeated_list_of_boxes_frees_the_track_from_the_first_one() {
        String body = run("\"tracks\":[{\"id\":\"a\",\"boxes\":[" + "{},".repeat(100_000)
                + "{}],\"boxes\":[{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}]");

        assertThat(accepted(body).boxesStored()).isEqualTo(1);
    }

    @Test
    void more_categories_than_anyone_needs_are_refused() {
        String tooMany = "\"categories\":[" + "{},".repeat(10_000) + "{}]";

        assertThat(broken(run(tooMany)).field()).isEqualTo("categories");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"n\"}", "{\"name\":\"n\",\"runId\":\"\"}"})
    void a_run_without_id_gets_one(String source) {
        assertThat(accepted(run("\"source\":" + source)).run().source().runId()).isEqualTo(MADE_RUN_ID);
    }

    @Test
    void a_refused_run_with_only_bad_boxes_still_names_its_id() {
        assertThat(allInvalid(boxes("{}")).runId()).isEqualTo("r1");
    }
}
