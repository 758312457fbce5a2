package dev.fovea.dialect.hub;

import static dev.fovea.dialect.hub.HubRunFixture.accepted;
import static dev.fovea.dialect.hub.HubRunFixture.allInvalid;
import static dev.fovea.dialect.hub.HubRunFixture.boxes;
import static dev.fovea.dialect.hub.HubRunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.detect.Outcome;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.Centroid;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBox.Reason;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for single boxes and their arithmetic, as bodies (hub contract, validation and edge cases). */
class HubBoxRulesTest {

    private static final String SEED_EXAMPLE = """
            {"mediaKey":"camera-1_1700000000_recording","schemaVersion":"1.0",
             "source":{"kind":"model","name":"acme-face-v2","version":"2.3.1","runId":"01HF8C3K9X4Y6Q7Z2N8M5W3R1A"},
             "coordinateSpace":"pixel","media":{"width":1920,"height":1080,"fps":25,"frameCount":7500},
             "tracks":[{"id":"trk_007","label":"face","boxes":[
              {"frame":0,"x1":192,"y1":216,"x2":346,"y2":367},
              {"frame":8,"x1":230,"y1":227,"x2":384,"y2":378},
              {"frame":16,"x1":269,"y1":238,"x2":422,"y2":389}]}]}
            """;

    @Test
    void the_example_of_the_seed_gives_the_vectors_of_the_contract_bit_for_bit() {
        Outcome.Accepted accepted = accepted(SEED_EXAMPLE);

        assertThat(accepted.run().tracks().getFirst().boxes())
                .isEqualTo(Boxes.builder(3)
                        .add(0, 0.1, 0.2, 0.18020833333333333, 0.3398148148148148)
                        .add(8, 0.11979166666666667, 0.2101851851851852, 0.2, 0.35)
                        .add(16, 0.14010416666666667, 0.22037037037037038, 0.21979166666666666, 0.36018518518518516)
                        .build());
        assertThat(accepted.tracksStored()).isEqualTo(1);
        assertThat(accepted.boxesStored()).isEqualTo(3);
        assertThat(accepted.rejected()).isEmpty();
        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.run().form()).isEqualTo(BoxForm.XYXY);
        assertThat(accepted.run().space()).isEqualTo(CoordinateSpace.PIXEL);
    }

    @Test
    void the_first_centre_of_the_seed_is_found_in_percent() {
        var centres = Centroids.of(accepted(SEED_EXAMPLE).run());

        assertThat(centres).containsOnlyKeys("face");
        assertThat(centres.get("face")).hasSize(3);
        assertThat(centres.get("face").getFirst()).isEqualTo(new Centroid(14.010416666666666, 26.990740740740737));
    }

    @Test
    void corners_in_pixels_are_divided_by_the_size_of_the_medium() {
        Boxes boxes = onlyTrack(run("\"coordinateSpace\":\"pixel\",\"media\":{\"width\":1000,\"height\":500},"
                + "\"tracks\":[{\"id\":\"t\",\"boxes\":[{\"x1\":100,\"y1\":50,\"x2\":300,\"y2\":250}]}]"));

        assertThat(boxes).isEqualTo(Boxes.onPicture(0.1, 0.1, 0.3, 0.5));
    }

    @Test
    void a_size_in_pixels_is_added_before_the_division() {
        Boxes boxes = onlyTrack(run("\"coordinateSpace\":\"pixel\",\"media\":{\"width\":7,\"height\":3},"
                + "\"tracks\":[{\"id\":\"t\",\"boxes\":[{\"x\":0.1,\"y\":0.2,\"w\":0.7,\"h\":0.1}]}]"));

        assertThat(boxes).isEqualTo(Boxes.onPicture(0.1 / 7, 0.2 / 3, (0.1 + 0.7) / 7, (0.2 + 0.1) / 3));
    }

    private static Boxes onlyTrack(String body) {
        return accepted(body).run().tracks().getFirst().boxes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"frame":0}                                                     | MISSING_GEOMETRY
                    {}                                                              | MISSING_GEOMETRY
                    {"x":0.1,"y":0.1,"w":0.1,"x1":0.1,"y1":0.1,"x2":0.2}            | MISSING_GEOMETRY
                    {"x":0.1,"y":0.1,"w":0,"h":0.1}                                 | NON_POSITIVE_DIMENSIONS
                    {"x":0.1,"y":0.1,"w":0.1,"h":-0.1}                              | NON_POSITIVE_DIMENSIONS
                    {"x1":0.1,"y1":0.1,"x2":0.1,"y2":0.2}                           | NON_POSITIVE_DIMENSIONS
                    {"x1":0.1,"y1":0.3,"x2":0.2,"y2":0.2}                           | NON_POSITIVE_DIMENSIONS
                    {"x":5,"y":0.1,"w":-0.1,"h":0.1,"frame":-1}                     | NON_POSITIVE_DIMENSIONS
                    {"x":-0.02,"y":0.1,"w":0.1,"h":0.1}                             | OUT_OF_FRAME
                    {"x":-0.0100001,"y":0.1,"w":0.1,"h":0.1}                        | OUT_OF_FRAME
                    {"x":0.1,"y":0.95,"w":0.1,"h":0.07}                             | OUT_OF_FRAME
                    {"x1":0.1,"y1":0.1,"x2":1.0100001,"y2":0.2}                     | OUT_OF_FRAME
                    {"x":1e308,"y":0.1,"w":1e308,"h":0.1}                           | OUT_OF_FRAME
                    {"x":-0.5,"y":0.1,"w":0.1,"h":0.1,"frame":0}                    | OUT_OF_FRAME
                    """)
    void a_bad_box_is_rejected_for_the_first_rule_it_breaks(String box, Reason reason) {
        Outcome.AllInvalid outcome = allInvalid(boxes(box));

        assertThat(outcome.rejected()).extracting(RejectedBox::reason).containsExactly(reason);
        assertThat(outcome.rejected()).extracting(RejectedBox::trackId).containsExactly("t1");
    }

    @Test
    void a_box_before_the_first_frame_is_rejected_with_its_frame() {
        assertThat(allInvalid(boxes("{\"frame\":-1,\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}"))
                        .rejected())
                .containsExactly(new RejectedBox("t1", -1, Reason.NEGATIVE_FRAME));
    }

    @Test
    void reasons_are_spelled_as_the_contract_spells_them() {
        assertThat(Reason.values())
                .extracting(Reason::word)
                .containsExactly(
                        "box_missing_geometry",
                        "box_non_positive_dimensions",
                        "box_out_of_frame",
                        "box_negative_frame");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"x1":-0.005,"y1":0.1,"x2":0.1,"y2":0.2} | 0.0 | 0.1
                    {"x":-0.005,"y":0.1,"w":0.255,"h":0.1}   | 0.0 | 0.25
                    {"x":-0.01,"y":0.1,"w":0.11,"h":0.1}     | 0.0 | 0.1
                    {"x":0.93,"y":0.1,"w":0.08,"h":0.1}      | 0.93 | 1.0
                    {"x1":1.0,"y1":0.1,"x2":1.01,"y2":0.2}   | 1.0 | 1.0
                    {"x1":-0.0,"y1":0.1,"x2":1,"y2":0.2}     | 0.0 | 1.0
                    """)
    void a_box_slightly_outside_is_clamped(String box, double left, double right) {
        Boxes boxes = onlyTrack(boxes(box));

        assertThat(boxes.x1(0)).isEqualTo(left);
        assertThat(boxes.x2(0)).isEqualTo(right);
    }

    @Test
    void the_size_form_wins_when_both_are_complete() {
        String both = "{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1,\"x1\":0.5,\"y1\":0.5,\"x2\":0.6,\"y2\":0.6}";

        assertThat(onlyTrack(boxes(both)).x1(0)).isEqualTo(0.1);
        assertThat(accepted(boxes(both)).run().form()).isEqualTo(BoxForm.XYWH);
    }

    @Test
    void the_corner_form_counts_when_the_size_form_is_incomplete() {
        String mixed = "{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"x1\":0.5,\"y1\":0.5,\"x2\":0.6,\"y2\":0.6}";

        assertThat(onlyTrack(boxes(mixed))).isEqualTo(Boxes.onPicture(0.5, 0.5, 0.6, 0.6));
        assertThat(accepted(boxes(mixed)).run().form()).isEqualTo(BoxForm.XYXY);
    }

    @Test
    void a_run_with_both_forms_is_mixed() {
        String two =
                "{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1},{\"frame\":1,\"x1\":0.5,\"y1\":0.5,\"x2\":0.6,\"y2\":0.6}";

        assertThat(accepted(boxes(two)).run().form()).isEqualTo(BoxForm.MIXED);
    }

    @Test
    void the_last_box_of_a_frame_is_kept_and_the_others_counted() {
        Outcome.Accepted accepted = accepted(boxes("""
                {"frame":3,"x":0.1,"y":0.1,"w":0.1,"h":0.1},{"frame":1,"x":0.2,"y":0.1,"w":0.1,"h":0.1},
                {"frame":3,"x":0.3,"y":0.1,"w":0.1,"h":0.1},{"frame":3,"x":0.4,"y":0.1,"w":0.1,"h":0.1},{"frame":3}
                """));

        assertThat(accepted.boxesStored()).isEqualTo(2);
        assertThat(accepted.warnings()).containsExactly("DUPLICATE_FRAME: 2 box(es) overwritten");
        assertThat(accepted.rejected()).containsExactly(new RejectedBox("t1", 3, Reason.MISSING_GEOMETRY));
        Boxes boxes = accepted.run().tracks().getFirst().boxes();
        assertThat(boxes.frame(0)).isEqualTo(1);
        assertThat(boxes.frame(1)).isEqualTo(3);
        assertThat(boxes.x1(1)).isEqualTo(0.4);
    }

    @Test
    void frames_beyond_any_video_are_sorted_all_the_same() {
        Boxes boxes = onlyTrack(boxes("""
                {"frame":9223372036854775807,"x":0.1,"y":0.1,"w":0.1,"h":0.1},{"frame":0,"x":0.2,"y":0.1,"w":0.1,"h":0.1},
                {"frame":9223372036854775807,"x":0.3,"y":0.1,"w":0.1,"h":0.1}
                """));

        assertThat(boxes.size()).isEqualTo(2);
        assertThat(boxes.frame(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(boxes.x1(1)).isEqualTo(0.3);
    }

    @Test
    void a_track_without_a_valid_box_is_dropped() {
        Outcome.Accepted accepted = accepted(
                run(
                        "\"tracks\":[{\"id\":\"bad\",\"boxes\":[{}]},{\"id\":7,\"boxes\":[{\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}]"));

        assertThat(accepted.tracksStored()).isEqualTo(1);
        assertThat(accepted.run().tracks().getFirst().id()).isEqualTo("7");
        assertThat(accepted.rejected()).containsExactly(new RejectedBox("bad", 0, Reason.MISSING_GEOMETRY));
    }

    @Test
    void warnings_count_rejected_boxes_too_and_keep_their_order() {
        Outcome.Accepted accepted = accepted(run("""
                "schemaVersion":"1.3","media":{"fps":25,"frameCount":100},
                "tracks":[{"id":"t","boxes":[
                 {"frame":100,"x":0.1,"y":0.1,"w":0.1,"h":0.1,"confidence":1.7},
                 {"frame":10,"timestampMs":400,"x":0.1,"y":0.1,"w":0.1,"h":0.1},
                 {"frame":10,"timestampMs":440,"x":0.1,"y":0.1,"w":0.1,"h":0.1},
                 {"frame":11,"timestampMs":481,"x":0.1,"y":0.1,"w":0.1,"h":0.1,"confidence":1},
                 {"frame":12,"timestampMs":900,"confidence":-0.1}]}]
                """));

        assertThat(accepted.warnings())
                .containsExactly(
                        "TIMESTAMP_FRAME_MISMATCH: 2 box(es)",
                        "FRAME_OUT_OF_RANGE: 1 box(es)",
                        "DUPLICATE_FRAME: 1 box(es) overwritten",
                        "SCHEMA_VERSION_MINOR_MISMATCH: received 1.3, server implements 1.0",
                        "CONFIDENCE_OUT_OF_RANGE: 2 box(es)");
        assertThat(accepted.run().tracks().getFirst().boxes().confidence(2)).isEqualTo(1.7);
    }

    @Test
    void times_are_not_judged_without_a_frame_rate_or_before_the_start() {
        String odd = "{\"timestampMs\":99999,\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}";
        String early = "{\"timestampMs\":-99999,\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}";

        assertThat(accepted(boxes(odd)).warnings()).isEmpty();
        assertThat(accepted(run("\"media\":{\"fps\":25},\"tracks\":[{\"id\":\"t\",\"boxes\":[" + early + "]}]"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_frame_past_the_end_is_kept_with_a_warning() {
        Outcome.Accepted accepted = accepted(run("\"media\":{\"frameCount\":7500},\"tracks\":[{\"id\":\"t\",\"boxes\":["
                + "{\"frame\":8000,\"x\":0.1,\"y\":0.1,\"w\":0.1,\"h\":0.1}]}]"));

        assertThat(accepted.boxesStored()).isEqualTo(1);
        assertThat(accepted.warnings()).containsExactly("FRAME_OUT_OF_RANGE: 1 box(es)");
    }

    @Test
    void at_most_a_thousand_rejected_boxes_are_listed() {
        String bad =
                IntStream.range(0, 1003).mapToObj(i -> "{\"frame\":" + i + "}").collect(Collectors.joining(","));

        Outcome.AllInvalid outcome = allInvalid(boxes(bad));

        assertThat(outcome.rejected()).hasSize(1000);
        assertThat(outcome.rejected().getLast().frame()).isEqualTo(999);
        assertThat(outcome.warnings()).containsExactly("REJECTED_TRUNCATED: 3");
    }
}
