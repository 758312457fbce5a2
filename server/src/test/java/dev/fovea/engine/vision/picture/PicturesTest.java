package dev.fovea.engine.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.engine.vision.Samples;
import dev.fovea.model.PictureFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the model is shown of a document. */
class PicturesTest {
    private static final Instant SOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final byte[] DRAWN = {1, 2, 3};

    /** Every document has five pages. */
    private static final PageRenderer RENDERER = (_, most, _, _) ->
            new PageRenderer.Rendered(List.of(DRAWN, DRAWN, DRAWN, DRAWN, DRAWN).subList(0, most), 5);

    private final Pictures pictures = new Pictures(RENDERER, 3);

    private Pictures.Shown show(PictureFormat format, byte[] bytes) throws EngineException, InterruptedException {
        return pictures.show(Samples.document(format, bytes), SOON);
    }

    private static byte[] bytes(String uri) {
        return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }

    private void assertDrawn(PictureFormat format, byte[] bytes) throws Exception {
        Pictures.Shown shown = show(format, bytes);
        assertThat(shown.uris()).hasSize(3).allSatisfy(uri -> {
            assertThat(uri).startsWith("data:image/jpeg;base64,");
            assertThat(bytes(uri)).isEqualTo(DRAWN);
        });
        assertThat(shown.pages()).isEqualTo(5);
        assertThat(shown.warning()).contains("Only the first 3 of 5 pages were looked at");
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
    void a_large_picture_is_drawn(PictureFormat format, String name) throws Exception {
        assertDrawn(format, Samples.picture(name, 5000, 2500));
    }

    @ParameterizedTest
    @EnumSource(
            value = PictureFormat.class,
            names = {"JPEG", "PNG"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_format_that_not_every_endpoint_reads_is_drawn(PictureFormat format) throws Exception {
        assertDrawn(format, new byte[] {0});
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4", "5", "6", "7", "8"})
    void a_turned_picture_is_drawn(int tag) throws Exception {
        assertDrawn(PictureFormat.JPEG, withOrientation(Samples.picture("jpeg", 400, 300), tag));
    }

    @Test
    void a_picture_said_to_be_upright_goes_as_it_is() throws Exception {
        byte[] file = withOrientation(Samples.picture("jpeg", 400, 300), 1);
        assertThat(bytes(show(PictureFormat.JPEG, file).uris().getFirst())).isEqualTo(file);
    }

    @Test
    void a_header_that_is_not_understood_is_left_to_the_renderer() throws Exception {
        assertDrawn(PictureFormat.PNG, "nothing that can be read".getBytes(StandardCharsets.UTF_8));
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
}
