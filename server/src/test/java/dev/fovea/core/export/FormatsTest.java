package dev.fovea.core.export;

import static dev.fovea.core.export.Gallery.box;
import static dev.fovea.core.export.Gallery.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import dev.fovea.model.Boxes;
import dev.fovea.model.Media;
import dev.fovea.model.Track;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.FrameSpace;
import dev.fovea.model.export.ImageBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What each format says of the same pictures. */
class FormatsTest {
    private static final JsonMapper JSON = new JsonMapper();
    /** What formats have tripped over: quotes, line ends, separators, formulas, angle brackets, other planes. */
    private static final String HOSTILE = "=cmd|'/c'!A1,\"q\"\\<b>&\n\t\u2028\u0001\ud83d\ude00é]]>";

    @TempDir
    Path folder;

    private Gallery gallery;

    @BeforeEach
    void open() {
        gallery = new Gallery(folder);
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    @Test
    void coco_has_pixels_areas_and_categories_in_the_order_of_the_alphabet() throws IOException {
        Media picture = gallery.picture("b 1.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", "zebra", 0.1, 0.2, 0.35, 0.6), box("t2", "ape", 0, 0, 1, 1));

        JsonNode coco = JSON.readTree(gallery.export(order(ExportFormat.COCO)));

        assertThat(coco.at("/images/0/id").asLong()).isEqualTo(picture.number());
        assertThat(coco.at("/images/0/file_name").asString()).isEqualTo("b_1-" + picture.number() + ".jpg");
        assertThat(coco.at("/images/0/width").asInt()).isEqualTo(200);
        assertThat(coco.at("/images/0/fovea_id").asString())
                .isEqualTo(picture.id().toString());
        assertThat(coco.at("/categories").toString())
                .isEqualTo("[{\"id\":1,\"name\":\"ape\",\"supercategory\":\"\"},"
                        + "{\"id\":2,\"name\":\"zebra\",\"supercategory\":\"\"}]");
        JsonNode zebra = coco.at("/annotations/0");
        assertThat(zebra.at("/bbox").toString()).isEqualTo("[20,20,50,40]");
        assertThat(zebra.at("/area").asDouble()).isEqualTo(2000);
        assertThat(zebra.at("/category_id").asInt()).isEqualTo(2);
        assertThat(zebra.at("/iscrowd").asInt()).isZero();
        assertThat(zebra.at("/track_id").asString()).isEqualTo("t1");
        assertThat(zebra.at("/score").isMissingNode()).isTrue();
        assertThat(gallery.manifest.images()).isEqualTo(1);
        assertThat(gallery.manifest.boxes()).isEqualTo(2);
        assertThat(gallery.manifest.labels()).containsExactly(Map.entry("ape", 1L), Map.entry("zebra", 1L));
    }

    @Test
    void frames_of_a_recording_that_have_boxes_are_images_of_coco() throws IOException {
        Media recording = gallery.recording("camera-1", 100, 100);
        Boxes boxes = Boxes.builder(2)
                .add(3, 0, 0, 0.5, 0.5)
                .confidence(0.75)
                .add(7, 0.1, 0, 0.5, 0.5)
                .build();
        gallery.run(recording, "r1", Track.of("car-1", "car", boxes));

        JsonNode coco = JSON.readTree(gallery.export(order(ExportFormat.COCO)));

        assertThat(coco.at("/images").size()).isEqualTo(2);
        assertThat(coco.at("/images/1/frame_index").asInt()).isEqualTo(7);
        assertThat(coco.at("/annotations/1/image_id").asLong())
                .isEqualTo(coco.at("/images/1/id").asLong());
        assertThat(coco.at("/annotations/0/score").asDouble()).isEqualTo(0.75);
    }

    @Test
    void pictures_of_unknown_size_are_left_out_where_pixels_are_wanted_and_the_manifest_says_so() throws IOException {
        Media unknown = gallery.picture("a.jpg", 0, 0, 1);
        gallery.run(unknown, "r1", box("t1", "car", 0, 0, 1, 1));

        JsonNode coco = JSON.readTree(gallery.export(order(ExportFormat.COCO)));
        assertThat(coco.at("/images").size()).isZero();
        assertThat(gallery.manifest.skipped()).containsExactly(Map.entry("size_unknown", 1L));

        assertThat(gallery.text(order(ExportFormat.JSONL))).contains("\"label\":\"car\"");
        assertThat(gallery.manifest.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_shown_picture_has_its_own_size_and_boxes(int tag) throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, tag);
        gallery.run(picture, "r1", box("t1", "car", 0.1, 0.2, 0.3, 0.6));
        Corners shown = Orientation.of(tag).shown(new Corners(0.1, 0.2, 0.3, 0.6));

        JsonNode coco = JSON.readTree(
                gallery.export(order(ExportFormat.COCO, ImageBytes.NONE, FrameSpace.DISPLAY, BoxChoice.ALL)));

        boolean turned = tag >= 5;
        assertThat(coco.at("/images/0/width").asInt()).isEqualTo(turned ? 100 : 200);
        assertThat(coco.at("/images/0/height").asInt()).isEqualTo(turned ? 200 : 100);
        double width = coco.at("/images/0/width").asDouble();
        assertThat(coco.at("/annotations/0/bbox/0").asDouble()).isCloseTo(shown.x1() * width, within(1e-4));
        assertThat(coco.at("/annotations/0/bbox/2").asDouble())
                .isCloseTo((shown.x2() - shown.x1()) * width, within(1e-4));
        assertThat(coco.at("/annotations/0/area").asDouble()).isCloseTo(20_000 * 0.2 * 0.4, within(1e-3));
    }

    @Test
    void yolo_has_a_file_for_each_picture_and_names_the_classes() throws IOException {
        Media empty = gallery.picture("e.jpg", 10, 10, 1);
        Media picture = gallery.picture("../up/dog.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6), box("t2", "ape", 0, 0, 1, 1));

        Map<String, byte[]> files = gallery.files(order(ExportFormat.YOLO));

        String stem = "dog-" + picture.number();
        assertThat(files)
                .containsOnlyKeys(
                        "images.csv",
                        "labels/train/" + stem + ".txt",
                        "labels/train/e-" + empty.number() + ".txt",
                        "data.yaml");
        assertThat(text(files, "labels/train/" + stem + ".txt"))
                .isEqualTo("0 0.225000 0.400000 0.250000 0.400000\n1 0.500000 0.500000 1.000000 1.000000\n");
        assertThat(text(files, "labels/train/e-" + empty.number() + ".txt")).isEmpty();
        JsonNode data = new YAMLMapper().readTree(files.get("data.yaml"));
        assertThat(data.at("/nc").asInt()).isEqualTo(2);
        assertThat(data.at("/names/0").asString()).isEqualTo(HOSTILE);
        assertThat(data.at("/names/1").asString()).isEqualTo("ape");
        assertThat(text(files, "images.csv"))
                .contains("images/train/" + stem + ".jpg," + picture.id() + ",raw/../up/dog.jpg,0,200,100,");
        assertThat(gallery.manifest.files()).isEqualTo(4);
    }

    @Test
    void csv_has_a_row_for_each_box_and_fences_formulas() throws IOException {
        Media empty = gallery.picture("-1.jpg", 10, 10, 1);
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6));

        List<CSVRecord> rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(gallery.text(order(ExportFormat.CSV))))
                .getRecords();

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("label")).isEqualTo("'" + HOSTILE);
        assertThat(rows.getFirst().get("x2")).isEqualTo("0.35");
        assertThat(rows.getFirst().get("confidence")).isEmpty();
        assertThat(rows.getLast().get("image_id")).isEqualTo(empty.id().toString());
        assertThat(rows.getLast().get("filename")).isEqualTo("'-1.jpg");
        assertThat(rows.getLast().get("label")).isEmpty();
    }

    @Test
    void json_lines_hold_everything_a_line_each() throws IOException {
        Media older = gallery.picture("a.jpg", 200, 100, 6);
        Media newer = gallery.picture("b.jpg", 200, 100, 1);
        gallery.run(older, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6));

        List<JsonNode> lines = gallery.text(order(ExportFormat.JSONL))
                .lines()
                .map(JSON::readTree)
                .toList();

        assertThat(lines)
                .extracting(line -> line.at("/number").asLong())
                .containsExactly(newer.number(), older.number());
        JsonNode line = lines.getLast();
        assertThat(line.at("/runs/0/tracks/0/boxes/0/label").asString()).isEqualTo(HOSTILE);
        assertThat(line.at("/runs/0/tracks/0/boxes/0/box").toString()).isEqualTo("[0.1,0.2,0.35,0.6]");
        assertThat(line.at("/orientation").asInt()).isEqualTo(6);
        assertThat(line.at("/extra/shift").asInt()).isEqualTo(1);
        assertThat(line.at("/captured_at").asString()).isEqualTo("2026-03-01T11:00:00+01:00");
    }

    @Test
    void pictures_that_are_included_are_byte_for_byte_what_was_stored() throws IOException {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
        Media picture = gallery.stored("a.png", bytes);
        Media without = gallery.picture("b.png", 5, 5, 1);

        Map<String, byte[]> files =
                gallery.files(order(ExportFormat.COCO, ImageBytes.INCLUDED, FrameSpace.STORED, BoxChoice.ALL));

        assertThat(files).containsOnlyKeys("annotations/instances.json", "images/a-" + picture.number() + ".png");
        assertThat(files.get("images/a-" + picture.number() + ".png")).isEqualTo(bytes);
        assertThat(JSON.readTree(files.get("annotations/instances.json"))
                        .at("/images/0/id")
                        .asLong())
                .isEqualTo(without.number());
        assertThat(gallery.manifest.skipped()).containsExactly(Map.entry("bytes_not_here", 1L));
    }

    @Test
    void only_the_chosen_boxes_leave() throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        Track sure = Track.of(
                "t1", "car", Boxes.builder(1).add(0, 0, 0, 1, 1).confidence(0.9).build());
        Track unsure = Track.of(
                "t2", "car", Boxes.builder(1).add(0, 0, 0, 1, 1).confidence(0.2).build());
        gallery.run(picture, "r1", sure, unsure, box("t3", "bus", 0, 0, 1, 1));
        gallery.run(picture, "r2", box("t4", "car", 0, 0, 1, 1));

        BoxChoice choice = new BoxChoice(Set.of("car"), Set.of("yolo"), Set.of("r1"), 0.5);
        JsonNode line =
                JSON.readTree(gallery.export(order(ExportFormat.JSONL, ImageBytes.NONE, FrameSpace.STORED, choice)));

        assertThat(line.at("/runs").size()).isEqualTo(1);
        assertThat(line.at("/runs/0/tracks").size()).isEqualTo(1);
        assertThat(line.at("/runs/0/tracks/0/id").asString()).isEqualTo("t1");
        assertThat(gallery.manifest.boxes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void the_same_snapshot_gives_the_same_bytes_whatever_comes_later(ExportFormat format) throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", "car", 0.1, 0.2, 0.3, 0.4));
        var snapshot = gallery.exports.snapshot(gallery.org, order(format).scope());
        byte[] before = gallery.export(order(format));

        Media later = gallery.picture("later.jpg", 200, 100, 1);
        gallery.run(later, "r2", box("t1", "bus", 0, 0, 1, 1));
        gallery.run(picture, "r3", Gallery.NOW.plusSeconds(1), box("t1", "bus", 0, 0, 1, 1));
        var out = new ByteArrayOutputStream();
        var _ = gallery.exports.write(gallery.org, order(format), snapshot, out, _ -> {});

        assertThat(out.toByteArray()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void an_export_of_nothing_is_a_whole_file(ExportFormat format) throws IOException {
        assertThat(gallery.export(order(format))).isNotNull();
        assertThat(gallery.manifest.images()).isZero();
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
