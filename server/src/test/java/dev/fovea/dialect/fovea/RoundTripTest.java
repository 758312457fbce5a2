package dev.fovea.dialect.fovea;

import static dev.fovea.core.export.Gallery.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.export.Gallery;
import dev.fovea.core.export.ImportRuns;
import dev.fovea.core.export.ImportedPicture;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Boxes;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.Receipt;
import dev.fovea.model.Track;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.FrameSpace;
import dev.fovea.model.export.ImageBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves comes back as it was, as far as the format can tell. */
class RoundTripTest {
    @TempDir
    Path folder;

    private Gallery gallery;
    private ImportRuns imports;

    @BeforeEach
    void open() {
        gallery = new Gallery(folder);
        imports = new ImportRuns(
                gallery.store,
                new RunNormaliser(() -> "unused"),
                new SubmitRun(gallery.store, Clock.fixed(Gallery.NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(ExportFormat.COCO, ExportFormat.YOLO)
                .flatMap(format -> Stream.of(FrameSpace.values())
                        .flatMap(space -> IntStream.rangeClosed(1, 8)
                                .mapToObj(orientation -> Arguments.of(format, space, orientation))));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void boxes_come_back_where_they_were(ExportFormat format, FrameSpace space, int orientation) throws IOException {
        Media picture = gallery.picture("a b.jpg", 1920, 1081, orientation);
        Track sure = Track.of(
                "t1",
                "ape",
                Boxes.builder(1).add(0, 0.125, 0.25, 0.4, 0.5).confidence(0.875).build());
        gallery.run(picture, "r1", sure, box("t2", "zebra \"x\"", 0.3333333, 0.1, 0.9, 0.9999));

        byte[] file = gallery.export(Gallery.order(format, ImageBytes.NONE, space, BoxChoice.ALL));
        List<ImportRuns.Result> results = bring(format, file, space, true);

        assertThat(results).hasSize(1);
        assertThat(results.getFirst().status()).isEqualTo(ImportRuns.Status.STORED);
        assertThat(results.getFirst().image()).contains(picture.id());
        List<DetectionRun> runs = runs(picture);
        assertThat(runs).hasSize(2);
        assertThat(runs.getLast().content().source().name()).isEqualTo("labels");
        assertThat(runs.getLast().content().source().kind().word()).isEqualTo("import");
        double precision = format == ExportFormat.COCO ? 1e-7 : 2e-6;
        for (int i = 0; i < 2; i++) {
            Track before = runs.getFirst().content().tracks().get(i);
            Track after = runs.getLast().content().tracks().get(i);
            assertThat(after.label()).isEqualTo(before.label());
            assertThat(after.boxes().x1(0)).isCloseTo(before.boxes().x1(0), within(precision));
            assertThat(after.boxes().y1(0)).isCloseTo(before.boxes().y1(0), within(precision));
            assertThat(after.boxes().x2(0)).isCloseTo(before.boxes().x2(0), within(precision));
            assertThat(after.boxes().y2(0)).isCloseTo(before.boxes().y2(0), within(precision));
        }
        if (format == ExportFormat.COCO) {
            assertThat(runs.getLast().content().tracks().getFirst().boxes().confidence(0))
                    .isEqualTo(0.875);
        }
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_dry_run_stores_nothing() throws IOException {
        Media picture = gallery.picture("a.jpg", 100, 100, 1);
        gallery.run(picture, "r1", box("t1", "ape", 0.125, 0.25, 0.5, 0.5));
        byte[] file =
                gallery.export(Gallery.order(ExportFormat.COCO, ImageBytes.NONE, FrameSpace.STORED, BoxChoice.ALL));

        List<ImportRuns.Result> tried = bring(ExportFormat.COCO, file, FrameSpace.STORED, false);
        assertThat(runs(picture)).hasSize(1);
        List<ImportRuns.Result> first = bring(ExportFormat.COCO, file, FrameSpace.STORED, true);
        List<ImportRuns.Result> second = bring(ExportFormat.COCO, file, FrameSpace.STORED, true);

        assertThat(first).isEqualTo(tried).isEqualTo(second);
        assertThat(runs(picture)).hasSize(2);
    }

    @Test
    void a_picture_is_found_by_the_name_of_its_sender_and_told_from_its_namesakes() {
        Media only = gallery.picture("only.jpg", 100, 100, 1);
        var _ = gallery.picture("twin.jpg", 100, 100, 1);
        var _ = gallery.picture("x/twin.jpg", 100, 100, 1);
        String coco =
                "{\"images\":[%s,%s,%s],\"annotations\":[%s,%s,%s,%s],\"categories\":[{\"id\":7,\"name\":\"ape\"}]}"
                        .formatted(
                                "{\"id\":1,\"file_name\":\"train/only.jpg\",\"width\":100,\"height\":100}",
                                "{\"id\":2,\"file_name\":\"nobody.jpg\",\"width\":100,\"height\":100}",
                                "{\"id\":3,\"file_name\":\"only-" + only.number()
                                        + ".jpg\",\"width\":100,\"height\":100}",
                                annotation(1, 10),
                                annotation(1, 500),
                                annotation(2, 10),
                                annotation(3, 20));

        List<ImportRuns.Result> results =
                bring(ExportFormat.COCO, coco.getBytes(StandardCharsets.UTF_8), FrameSpace.STORED, true);

        assertThat(results)
                .extracting(ImportRuns.Result::status)
                .containsExactly(ImportRuns.Status.STORED, ImportRuns.Status.UNMATCHED, ImportRuns.Status.STORED);
        assertThat(results.getFirst().boxes()).isEqualTo(1);
        assertThat(results.getFirst().rejected()).isEqualTo(1);
        assertThat(results.getLast().image()).contains(only.id());
    }

    private static String annotation(int image, int left) {
        return "{\"id\":1,\"image_id\":%d,\"category_id\":7,\"bbox\":[%d,10,20,20]}".formatted(image, left);
    }

    @Test
    void labels_of_others_are_read_with_their_confidence_and_polygons() throws IOException {
        Media picture = gallery.picture("dog.png", 100, 100, 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "set/labels/dog.txt", "1 0.5 0.5 0.2 0.4 0.75\n0 0.1 0.1 0.3 0.1 0.3 0.2\n");
            add(zip, "../../etc/passwd", "root");
            add(zip, "set/data.yaml", "names: [cat, dog]\n");
        }

        List<ImportRuns.Result> results = bring(ExportFormat.YOLO, out.toByteArray(), FrameSpace.STORED, true);

        assertThat(results.getFirst().status()).isEqualTo(ImportRuns.Status.STORED);
        List<Track> tracks = runs(picture).getFirst().content().tracks();
        assertThat(tracks).extracting(Track::label).containsExactly("dog", "cat");
        assertThat(tracks.getFirst().boxes().confidence(0)).isEqualTo(0.75);
        assertThat(tracks.getLast().boxes().x2(0)).isEqualTo(0.3);
    }

    @Test
    void what_is_neither_coco_nor_yolo_is_refused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            add(zip, "data.yaml", "names: [a]\n");
            add(zip, "labels/a.txt", " ".repeat(9 * 1024 * 1024));
        }
        for (byte[] bad : List.of(
                "PK".getBytes(StandardCharsets.US_ASCII), new byte[0], "{}".getBytes(StandardCharsets.US_ASCII))) {
            assertThatExceptionOfType(FoveaException.class)
                    .isThrownBy(() -> bring(ExportFormat.COCO, bad, FrameSpace.STORED, false));
            assertThatExceptionOfType(FoveaException.class)
                    .isThrownBy(() -> bring(ExportFormat.YOLO, bad, FrameSpace.STORED, false));
        }
        assertThatExceptionOfType(FoveaException.class)
                .isThrownBy(() -> bring(ExportFormat.YOLO, bomb.toByteArray(), FrameSpace.STORED, false));
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private List<DetectionRun> runs(Media picture) {
        return gallery.store.read(session -> session.runs().list(gallery.org, picture.number()));
    }

    private List<ImportRuns.Result> bring(ExportFormat format, byte[] file, FrameSpace space, boolean store) {
        Receipt receipt = new Receipt(
                "fovea", "POST /v1/imports", "x", "application/json", new Receipt.Raw.Inline("{}"), Gallery.NOW);
        ImportRuns.Terms terms = new ImportRuns.Terms(
                gallery.org, "fovea", "labels", "1", space, store ? Optional.of(receipt) : Optional.empty());
        return pictures(format, file).stream()
                .map(picture -> imports.bring(terms, picture))
                .toList();
    }

    private static List<ImportedPicture> pictures(ExportFormat format, byte[] file) {
        try {
            return format == ExportFormat.COCO
                    ? CocoFile.read(new ByteArrayInputStream(file))
                    : YoloFile.read(() -> new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
