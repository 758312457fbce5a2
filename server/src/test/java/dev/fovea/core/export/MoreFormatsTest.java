package dev.fovea.core.export;

import static dev.fovea.core.export.Gallery.box;
import static dev.fovea.core.export.Gallery.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.model.Boxes;
import dev.fovea.model.Media;
import dev.fovea.model.Track;
import dev.fovea.model.export.ExportFormat;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** XML, tracks, tasks, points and columns. */
class MoreFormatsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOSTILE = "a<b>&\"q\"'\n\u0001\ud83d\ude00]]>";
    private static final String HARMLESS = HOSTILE.replace('\u0001', '\ufffd');

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

    private static Document xml(byte[] bytes) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }

    private Media recording() {
        Media recording = gallery.recording("camera 1", 200, 100);
        Boxes boxes = Boxes.builder(3)
                .add(3, 0.1, 0.2, 0.35, 0.6)
                .confidence(0.75)
                .add(4, 0.1, 0.2, 0.35, 0.6)
                .add(9, 0.1, 0.2, 0.35, 0.6)
                .build();
        gallery.run(recording, "r1", Track.of("car-1", "car", boxes), box("p", "ape", 0, 0, 1, 1));
        return recording;
    }

    @Test
    void voc_counts_whole_pixels_from_one() throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6));
        String stem = "a-" + picture.number();

        Map<String, byte[]> files = gallery.files(order(ExportFormat.VOC));

        assertThat(files).containsOnlyKeys("Annotations/" + stem + ".xml", "ImageSets/Main/train.txt");
        Document document = xml(Objects.requireNonNull(files.get("Annotations/" + stem + ".xml")));
        assertThat(text(document, "name")).isEqualTo(HARMLESS);
        assertThat(text(document, "filename")).isEqualTo(stem + ".jpg");
        assertThat(text(document, "xmin")).isEqualTo("21");
        assertThat(text(document, "ymin")).isEqualTo("21");
        assertThat(text(document, "xmax")).isEqualTo("70");
        assertThat(text(document, "ymax")).isEqualTo("60");
        assertThat(new String(files.get("ImageSets/Main/train.txt"), StandardCharsets.UTF_8))
                .isEqualTo(stem + "\n");
    }

    @Test
    void cvat_has_an_element_for_each_picture_and_frame() throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6));
        var _ = recording();

        Document document = xml(gallery.export(order(ExportFormat.CVAT)));

        assertThat(text(document, "size")).isEqualTo("5");
        assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(5);
        Element last = (Element) document.getElementsByTagName("image").item(4);
        assertThat(last.getAttribute("name")).isEqualTo("a-" + picture.number() + ".jpg");
        Element box = (Element) last.getElementsByTagName("box").item(0);
        assertThat(box.getAttribute("label")).isEqualTo(HARMLESS);
        assertThat(box.getAttribute("xtl")).isEqualTo("20.00");
        assertThat(box.getAttribute("ybr")).isEqualTo("60.00");
        assertThat(box.getAttribute("source")).isEqualTo("auto");
    }

    @Test
    void cvat_for_video_lets_objects_leave() throws IOException {
        var _ = gallery.picture("a.jpg", 200, 100, 1);
        Media recording = recording();

        Map<String, byte[]> files = gallery.files(order(ExportFormat.CVAT_VIDEO));

        assertThat(files).containsOnlyKeys("camera_1-" + recording.number() + ".xml");
        Element track = (Element) xml(files.values().iterator().next())
                .getElementsByTagName("track")
                .item(0);
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < track.getElementsByTagName("box").getLength(); i++) {
            Element box = (Element) track.getElementsByTagName("box").item(i);
            frames.append(box.getAttribute("frame"))
                    .append(box.getAttribute("outside").equals("1") ? "- " : "+ ");
        }
        assertThat(track.getAttribute("label")).isEqualTo("car");
        assertThat(frames.toString()).isEqualTo("3+ 4+ 5- 9+ 10- ");
        assertThat(gallery.manifest.skipped()).containsExactly(Map.entry("not_a_recording", 1L));
    }

    @Test
    void mot_counts_frames_and_ids_from_one() throws IOException {
        Media recording = recording();
        String stem = "camera_1-" + recording.number();

        Map<String, byte[]> files = gallery.files(order(ExportFormat.MOT));

        assertThat(new String(files.get(stem + "/gt/gt.txt"), StandardCharsets.UTF_8))
                .isEqualTo("""
                        1,1,0,0,200,100,1,1,1
                        4,2,20,20,50,40,0.75,2,1
                        5,2,20,20,50,40,1,2,1
                        10,2,20,20,50,40,1,2,1
                        """);
        assertThat(new String(files.get(stem + "/gt/labels.txt"), StandardCharsets.UTF_8))
                .isEqualTo("ape\ncar\n");
        assertThat(new String(files.get(stem + "/seqinfo.ini"), StandardCharsets.UTF_8))
                .contains("imWidth=200\n", "frameRate=25.0\n", "seqLength=100\n");
    }

    @Test
    void label_studio_has_percents_and_tells_predictions_from_annotations() throws IOException {
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6));

        JsonNode task =
                JSON.readTree(gallery.export(order(ExportFormat.LABEL_STUDIO))).get(0);

        assertThat(task.at("/data/image").asString()).isEqualTo("a-" + picture.number() + ".jpg");
        assertThat(task.at("/annotations").size()).isZero();
        assertThat(task.at("/predictions/0/model_version").asString()).isEqualTo("yolo");
        JsonNode result = task.at("/predictions/0/result/0");
        assertThat(result.at("/type").asString()).isEqualTo("rectanglelabels");
        assertThat(result.at("/original_width").asInt()).isEqualTo(200);
        assertThat(result.at("/value/rectanglelabels/0").asString()).isEqualTo(HOSTILE);
        assertThat(result.at("/value/x").asDouble()).isCloseTo(10, within(1e-9));
        assertThat(result.at("/value/height").asDouble()).isCloseTo(40, within(1e-9));
    }

    @Test
    void geojson_leaves_out_what_has_no_place() throws IOException {
        var _ = gallery.picture("a.jpg", 200, 100, 1);
        Media placed = gallery.placed("b.jpg", 34.25, -118.5);
        gallery.run(placed, "r1", box("t1", "car", 0, 0, 1, 1), box("t2", "car", 0, 0, 1, 1));

        JsonNode points = JSON.readTree(gallery.export(order(ExportFormat.GEOJSON)));

        assertThat(points.at("/type").asString()).isEqualTo("FeatureCollection");
        assertThat(points.at("/features").size()).isEqualTo(1);
        assertThat(points.at("/features/0/geometry/coordinates").toString()).isEqualTo("[-118.5,34.25]");
        assertThat(points.at("/features/0/properties/labels/car").asInt()).isEqualTo(2);
        assertThat(gallery.manifest.skipped()).containsExactly(Map.entry("place_unknown", 1L));
    }

    /** Read by Hardwood, which shares no code with the writer. */
    @Test
    void parquet_is_read_by_a_reader_of_others() throws IOException {
        Media empty = gallery.picture("e.jpg", 10, 20, 6);
        Media picture = gallery.picture("a.jpg", 200, 100, 1);
        Track sure = Track.of(
                "t2",
                "car",
                Boxes.builder(1).add(0, 0, 0, 0.5, 1).confidence(0.9).build());
        gallery.run(picture, "r1", box("t1", HOSTILE, 0.1, 0.2, 0.35, 0.6), sure);

        byte[] parquet = gallery.export(order(ExportFormat.PARQUET));

        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(parquet)));
                RowReader rows = reader.rowReader()) {
            assertThat(reader.getFileMetaData().numRows()).isEqualTo(3);
            rows.next();
            assertThat(rows.getString("image_id")).isEqualTo(picture.id().toString());
            assertThat(rows.getString("label")).isEqualTo(HOSTILE);
            assertThat(rows.getDouble("x2")).isEqualTo(0.35);
            assertThat(rows.getLong("width")).isEqualTo(200);
            assertThat(rows.isNull("confidence")).isTrue();
            assertThat(rows.getTimestamp("captured_at")).isEqualTo(Gallery.NOW);
            rows.next();
            assertThat(rows.getDouble("confidence")).isEqualTo(0.9);
            rows.next();
            assertThat(rows.getString("image_id")).isEqualTo(empty.id().toString());
            assertThat(rows.getLong("orientation")).isEqualTo(6);
            assertThat(rows.isNull("label")).isTrue();
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void parquet_of_many_rows_has_several_groups() throws IOException {
        Media recording = gallery.recording("long", 100, 100);
        var boxes = Boxes.builder(120_000);
        for (int frame = 0; frame < 120_000; frame++) {
            boxes.add(frame, 0, 0, 0.5, 1);
        }
        gallery.run(recording, "r1", Track.of("t", "car", boxes.build()));

        byte[] parquet = gallery.export(order(ExportFormat.PARQUET));

        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(parquet)));
                RowReader rows = reader.rowReader()) {
            assertThat(reader.getFileMetaData().rowGroups()).hasSize(3);
            long expected = 0;
            while (rows.hasNext()) {
                rows.next();
                assertThat(rows.getLong("frame")).isEqualTo(expected++);
            }
            assertThat(expected).isEqualTo(120_000);
        }
    }
}
