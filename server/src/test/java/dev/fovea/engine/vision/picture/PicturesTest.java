package dev.fovea.engine.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.engine.vision.Samples;
import dev.fovea.engine.vision.SettableClock;
import dev.fovea.model.Job;
import dev.fovea.model.PictureFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the model is shown of a document. */
class PicturesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final int LONG_SIDE = 2000;

    private static final Cpu CPU = new Cpu() {
        @Override
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    };

    private final PageRenderer renderer = new LocalPages(CPU, new SettableClock(NOW));
    private final Pictures pictures = new Pictures(renderer, 3);

    private Pictures.Shown show(PictureFormat format, byte[] bytes) throws EngineException, InterruptedException {
        return pictures.show(Samples.document(format, bytes), NOW.plusSeconds(60));
    }

    private static byte[] bytes(String uri) {
        return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }

    private EngineException failure(PictureFormat format, byte[] bytes) {
        return catchThrowableOfType(EngineException.class, () -> show(format, bytes));
    }

    @ParameterizedTest
    @CsvSource({"PNG, png, image/png", "JPEG, jpeg, image/jpeg"})
    void a_small_upright_picture_goes_as_it_is(PictureFormat format, String name, String type) throws Exception {
        byte[] file = Samples.picture(name, 400, 300);
        Pictures.Shown shown = show(format, file);
        assertThat(shown.pages()).isEqualTo(1);
        assertThat(shown.warning()).isEmpty();
        assertThat(shown.uris()).singleElement().asString().startsWith("data:" + type + ";base64,");
        assertThat(bytes(shown.uris().getFirst())).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"PNG, png", "JPEG, jpeg"})
    void a_large_picture_is_scaled_down(PictureFormat format, String name) throws Exception {
        BufferedImage seen = Samples.decoded(
                bytes(show(format, Samples.picture(name, 5000, 2500)).uris().getFirst()));
        assertThat(seen.getWidth()).isEqualTo(LONG_SIDE);
        assertThat(seen.getHeight()).isEqualTo(1000);
        assertThat(isRed(seen, 100, 100)).isTrue();
        assertThat(isRed(seen, 1900, 900)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GIF, gif", "BMP, bmp", "TIFF, tiff"})
    void formats_that_not_every_endpoint_reads_are_converted(PictureFormat format, String name) throws Exception {
        String uri = show(format, Samples.picture(name, 400, 300)).uris().getFirst();
        assertThat(uri).startsWith("data:image/jpeg;base64,");
        assertThat(Samples.decoded(bytes(uri)).getWidth()).isEqualTo(400);
    }

    @Test
    void webp_is_converted_as_well() throws Exception {
        try (var file = PicturesTest.class.getResourceAsStream("/pictures/small.webp")) {
            byte[] webp = Objects.requireNonNull(file).readAllBytes();
            String uri = show(PictureFormat.WEBP, webp).uris().getFirst();
            assertThat(uri).startsWith("data:image/jpeg;base64,");
            assertThat(Samples.decoded(bytes(uri)).getWidth()).isPositive();
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
        byte[] file = withOrientation(Samples.picture("jpeg", 400, 300), tag);
        BufferedImage seen = Samples.decoded(PictureScaler.upright(file, LONG_SIDE));
        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
        assertThat(isRed(seen, (int) (width * x), (int) (height * y))).isTrue();
        assertThat(isRed(seen, (int) (width * (1 - x)), (int) (height * (1 - y))))
                .isFalse();
        assertThat(isRed(seen, (int) (width * (1 - x)), (int) (height * y))).isFalse();
        boolean asItIs =
                Arrays.equals(bytes(show(PictureFormat.JPEG, file).uris().getFirst()), file);
        assertThat(asItIs).isEqualTo(tag == 1);
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) < 60;
    }

    /** Puts an EXIF segment behind the start of a JPEG file. */
    private static byte[] withOrientation(byte[] jpeg, int tag) {
        byte[] segment = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) tag,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(segment);
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    @Test
    void pages_of_a_pdf_become_pictures_up_to_a_number() throws Exception {
        Pictures.Shown shown = show(PictureFormat.PDF, Samples.pdf(5));
        assertThat(shown.uris()).hasSize(3);
        assertThat(shown.pages()).isEqualTo(5);
        assertThat(shown.warning()).contains("Only the first 3 of 5 pages were looked at");
        BufferedImage page = Samples.decoded(bytes(shown.uris().getFirst()));
        assertThat(Math.max(page.getWidth(), page.getHeight())).isBetween(LONG_SIDE - 2, LONG_SIDE);
    }

    @Test
    void a_locked_pdf_says_so() throws Exception {
        EngineException failure = failure(PictureFormat.PDF, locked());
        assertThat(failure.code()).isEqualTo(Job.Code.INVALID_IMAGE);
        assertThat(failure).hasMessage("The PDF is protected by a password");
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource(PictureFormat.class)
    void a_damaged_file_is_the_documents_fault(PictureFormat format) {
        EngineException failure = failure(format, "nothing that can be read".getBytes(StandardCharsets.UTF_8));
        assertThat(failure.code()).isEqualTo(Job.Code.INVALID_IMAGE);
        assertThat(failure.passing()).isFalse();
    }

    @Test
    void a_cut_picture_is_the_documents_fault() throws Exception {
        byte[] whole = Samples.picture("png", 3000, 3000);
        assertThat(failure(PictureFormat.PNG, Arrays.copyOf(whole, whole.length / 2))
                        .code())
                .isEqualTo(Job.Code.INVALID_IMAGE);
    }

    /** A header that claims 30000 by 30000 pixels; the decoder must not be asked for them. */
    @Test
    void a_picture_of_too_many_pixels_is_refused_by_its_header() throws Exception {
        byte[] png = Samples.picture("png", 10, 10);
        byte[] claim = {0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30};
        System.arraycopy(claim, 0, png, 16, claim.length);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >> (8 * (3 - i)));
        }
        assertThat(failure(PictureFormat.PNG, png).code()).isEqualTo(Job.Code.IMAGE_TOO_LARGE);
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
                catchThrowableOfType(EngineException.class, () -> pictures.show(huge, NOW.plusSeconds(60)));
        assertThat(failure.code()).isEqualTo(Job.Code.IMAGE_TOO_LARGE);
    }

    @Test
    void pages_are_not_rendered_after_the_deadline() {
        EngineException failure = catchThrowableOfType(
                EngineException.class,
                () -> renderer.render(
                        Samples.document(PictureFormat.PDF, Samples.pdf(2)), 5, LONG_SIDE, NOW.minusSeconds(1)));
        assertThat(failure.code()).isEqualTo(Job.Code.TIMEOUT);
        assertThat(failure.passing()).isTrue();
    }
}
