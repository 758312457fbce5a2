package dev.fovea.engine.ocr.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Files made to hurt: each is refused in words, and the reader goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileFilesTest {
    private Reading reading;

    @BeforeAll
    void start(@TempDir Path folder) {
        reading = Reading.inFolder(folder);
    }

    @AfterAll
    void stop() {
        reading.close();
    }

    @AfterEach
    void the_next_document_is_read() throws Exception {
        assertThat(Reading.text(reading.page(Paper.pdf(List.of(Paper.LETTER)), "pdf")))
                .contains("Northwind");
    }

    @Test
    void a_jpeg_that_breaks_off() throws Exception {
        byte[] whole = Paper.encoded(Paper.picture(Paper.LETTER, 100), "jpg");
        refused(Arrays.copyOf(whole, whole.length / 2), "jpg", Job.Code.INVALID_IMAGE);
        refused(Arrays.copyOf(whole, 40), "jpg", Job.Code.INVALID_IMAGE);
    }

    @Test
    void a_png_whose_header_claims_a_giant_picture() throws Exception {
        refused(pngHeader(60_000, 60_000), "png", Job.Code.IMAGE_TOO_LARGE);
        refused(pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE), "png", Job.Code.IMAGE_TOO_LARGE);
    }

    @Test
    void a_png_with_a_header_and_nothing_else() throws Exception {
        refused(pngHeader(100, 100), "png", Job.Code.INVALID_IMAGE);
    }

    @Test
    void bytes_of_chance_under_every_name() throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(7).nextBytes(bytes);
        for (String format : List.of("jpg", "png", "gif", "bmp", "tif", "webp", "pdf")) {
            refused(bytes, format, Job.Code.INVALID_IMAGE);
        }
    }

    @Test
    void nothing_at_all() throws Exception {
        refused(new byte[0], "png", Job.Code.INVALID_IMAGE);
        refused(new byte[0], "pdf", Job.Code.INVALID_IMAGE);
    }

    @Test
    void a_pdf_that_wants_a_password() throws Exception {
        refused(Paper.lockedPdf(), "pdf", Job.Code.INVALID_IMAGE);
    }

    @Test
    void a_pdf_without_pages() throws Exception {
        refused(Paper.pdf(List.of()), "pdf", Job.Code.INVALID_IMAGE);
    }

    @Test
    void a_pdf_that_breaks_off() throws Exception {
        byte[] whole = Paper.pdf(List.of(Paper.LETTER));
        refused(Arrays.copyOf(whole, 100), "pdf", Job.Code.INVALID_IMAGE);
    }

    @Test
    void a_pdf_whose_page_is_as_large_as_a_field_is_drawn_small() throws Exception {
        assertThat(reading.page(Paper.emptyPdf(1_000_000), "pdf").words()).isEmpty();
    }

    @Test
    void a_pdf_whose_objects_point_at_each_other() throws Exception {
        byte[] pdf = """
                %PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj
                trailer <</Root 1 0 R>>
                """.getBytes(StandardCharsets.US_ASCII);
        refused(pdf, "pdf", Job.Code.INVALID_IMAGE);
    }

    private void refused(byte[] bytes, String format, Job.Code code) throws Exception {
        long start = System.nanoTime();
        EngineException refusal = reading.refusal(bytes, format);
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.passing()).isFalse();
        assertThat(refusal.getMessage()).isNotBlank().doesNotContain("Exception");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    private static byte[] pngHeader(int width, int height) throws Exception {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(chunk);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(chunk.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeInt(chunk.size() - 4);
        out.write(chunk.toByteArray());
        out.writeInt((int) check.getValue());
        return png.toByteArray();
    }
}
