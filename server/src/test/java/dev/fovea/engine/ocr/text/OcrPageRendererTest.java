package dev.fovea.engine.ocr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.core.port.PageRenderer.Rendered;
import dev.fovea.model.Job;
import dev.fovea.model.PictureFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages as pictures, drawn by real child processes. */
@TestInstance(Lifecycle.PER_CLASS)
class OcrPageRendererTest {
    private static final int LONG_SIDE = 2000;

    private Reading reading;
    private PageRenderer renderer;

    @BeforeAll
    void start(@TempDir Path folder) {
        reading = Reading.inFolder(folder);
        renderer = new OcrPageRenderer(reading.workers(), Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        reading.close();
    }

    private Rendered render(byte[] bytes, String extension) throws Exception {
        return renderer.render(reading.document(bytes, extension), 3, LONG_SIDE, Reading.soon());
    }

    private BufferedImage drawn(byte[] bytes, String extension) throws Exception {
        byte[] jpeg = render(bytes, extension).jpegs().getFirst();
        assertThat(jpeg).startsWith(0xff, 0xd8);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private EngineException failure(byte[] bytes, String extension) {
        return catchThrowableOfType(EngineException.class, () -> render(bytes, extension));
    }

    @ParameterizedTest
    @CsvSource({"png", "jpg"})
    void a_large_picture_is_scaled_down(String extension) throws Exception {
        BufferedImage seen = drawn(redCorner(5000, 2500, extension), extension);
        assertThat(seen.getWidth()).isEqualTo(LONG_SIDE);
        assertThat(seen.getHeight()).isEqualTo(1000);
        assertThat(isRed(seen, 100, 100)).isTrue();
        assertThat(isRed(seen, 1900, 900)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"gif", "bmp", "tiff"})
    void a_small_picture_keeps_its_size(String format) throws Exception {
        BufferedImage seen = drawn(redCorner(400, 300, format), format.equals("tiff") ? "tif" : format);
        assertThat(seen.getWidth()).isEqualTo(400);
        assertThat(isRed(seen, 100, 100)).isTrue();
    }

    @Test
    void webp_is_drawn_as_well() throws Exception {
        try (InputStream file = OcrPageRendererTest.class.getResourceAsStream("/pictures/small.webp")) {
            assertThat(drawn(Objects.requireNonNull(file).readAllBytes(), "webp")
                            .getWidth())
                    .isPositive();
        }
    }

    /** The red quarter, stored in the upper left, where it belongs when each orientation is turned upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 300, 0.2, 0.2",
        "2, 400, 300, 0.8, 0.2",
        "3, 400, 300, 0.8, 0.8",
        "4, 400, 300, 0.2, 0.8",
        "5, 300, 400, 0.2, 0.2",
        "6, 300, 400, 0.8, 0.2",
        "7, 300, 400, 0.8, 0.8",
        "8, 300, 400, 0.2, 0.8"
    })
    void a_turned_picture_is_put_upright(int tag, int width, int height, double x, double y) throws Exception {
        BufferedImage seen = drawn(Exif.oriented(redCorner(400, 300, "jpg"), tag), "jpg");
        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
        assertThat(isRed(seen, (int) (width * x), (int) (height * y))).isTrue();
        assertThat(isRed(seen, (int) (width * (1 - x)), (int) (height * (1 - y))))
                .isFalse();
        assertThat(isRed(seen, (int) (width * (1 - x)), (int) (height * y))).isFalse();
    }

    @Test
    void pages_of_a_pdf_become_pictures_up_to_a_number() throws Exception {
        Rendered rendered = render(Paper.pdf(Collections.nCopies(5, Paper.LETTER)), "pdf");
        assertThat(rendered.jpegs()).hasSize(3);
        assertThat(rendered.pages()).isEqualTo(5);
        BufferedImage page =
                ImageIO.read(new ByteArrayInputStream(rendered.jpegs().getFirst()));
        assertThat(Math.max(page.getWidth(), page.getHeight())).isBetween(LONG_SIDE - 2, LONG_SIDE);
    }

    @Test
    void a_pdf_page_as_large_as_a_field_is_drawn_small() throws Exception {
        assertThat(drawn(Paper.emptyPdf(1_000_000), "pdf").getWidth()).isLessThanOrEqualTo(LONG_SIDE);
    }

    @Test
    void a_locked_pdf_says_so() {
        EngineException failure = failure(Paper.lockedPdf(), "pdf");
        assertThat(failure.code()).isEqualTo(Job.Code.INVALID_IMAGE);
        assertThat(failure).hasMessageContaining("password");
    }

    @ParameterizedTest
    @EnumSource(PictureFormat.class)
    void a_damaged_file_is_the_documents_fault(PictureFormat format) {
        EngineException failure =
                failure("nothing that can be read".getBytes(StandardCharsets.UTF_8), format.extension());
        assertThat(failure.code()).isEqualTo(Job.Code.INVALID_IMAGE);
        assertThat(failure.passing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"png", "jpg"})
    void a_cut_picture_is_the_documents_fault(String extension) throws Exception {
        byte[] whole = redCorner(3000, 3000, extension);
        assertThat(failure(Arrays.copyOf(whole, whole.length / 2), extension).code())
                .isEqualTo(Job.Code.INVALID_IMAGE);
    }

    /** A header that claims 30000 by 30000 pixels; the decoder must not be asked for them. */
    @Test
    void a_picture_of_too_many_pixels_is_refused_by_its_header() throws Exception {
        byte[] png = redCorner(10, 10, "png");
        byte[] claim = {0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30};
        System.arraycopy(claim, 0, png, 16, claim.length);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >> (8 * (3 - i)));
        }
        assertThat(failure(png, "png").code()).isEqualTo(Job.Code.IMAGE_TOO_LARGE);
    }

    @Test
    void a_file_of_too_many_bytes_is_not_read() {
        Document huge = new Document() {
            @Override
            public PictureFormat format() {
                return PictureFormat.PDF;
            }

            @Override
            public String sha256() {
                return "";
            }

            @Override
            public long bytes() {
                return 1L << 40;
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                throw new IOException("must not be opened");
            }
        };
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> renderer.render(huge, 3, LONG_SIDE, Reading.soon()));
        assertThat(failure.code()).isEqualTo(Job.Code.IMAGE_TOO_LARGE);
    }

    @Test
    void pages_are_not_drawn_after_the_deadline() throws Exception {
        Document document = reading.document(Paper.pdf(List.of(Paper.LETTER)), "pdf");
        EngineException failure = catchThrowableOfType(
                EngineException.class, () -> renderer.render(document, 3, LONG_SIDE, Instant.EPOCH));
        assertThat(failure.code()).isEqualTo(Job.Code.TIMEOUT);
        assertThat(failure.passing()).isTrue();
    }

    @Test
    void a_document_that_ends_every_worker_fails_and_the_next_one_is_drawn() throws Exception {
        byte[] pdf = Paper.pdf(Collections.nCopies(3, Paper.LETTER));
        AtomicBoolean deadly = new AtomicBoolean(true);
        Thread killer = Thread.ofPlatform().daemon().start(() -> {
            while (deadly.get()) {
                reading.workers().pids().stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly);
                Thread.onSpinWait();
            }
        });
        EngineException failure = failure(pdf, "pdf");
        deadly.set(false);
        killer.join();
        assertThat(failure.code()).isEqualTo(Job.Code.EXTRACTION_FAILED);
        assertThat(failure.passing()).isTrue();
        assertThat(render(pdf, "pdf").jpegs()).hasSize(3);
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) < 60;
    }

    /** A picture file: red in its upper left quarter, white elsewhere. */
    private static byte[] redCorner(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.dispose();
        return Paper.encoded(picture, format);
    }
}
