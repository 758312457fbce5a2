package dev.fovea.engine.ocr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Code;
import dev.fovea.model.PageText.Origin;
import dev.fovea.model.PageText.Word;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class OcrTextReaderTest {
    private static final BufferedImage LETTER = Paper.picture(Paper.LETTER, 130);

    private Reading reading;

    @BeforeAll
    void start(@TempDir Path folder) {
        reading = Reading.inFolder(folder);
    }

    @AfterAll
    void stop() {
        reading.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
    void the_words_of_a_picture_are_read(String format) throws Exception {
        PageText page = reading.page(Paper.encoded(LETTER, format.equals("tif") ? "tiff" : format), format);
        assertThat(page.origin()).isEqualTo(Origin.RECOGNISED);
        assertThat(Reading.text(page)).contains("Northwind Works Limited", "INV-20417", "388.80");
        assertThat(page.width()).isEqualTo(LETTER.getWidth());
        assertThat(page.height()).isEqualTo(LETTER.getHeight());
    }

    @Test
    void a_webp_picture_is_read() throws Exception {
        assertThat(Reading.text(reading.page(resource("letter.webp"), "webp"))).contains("Northwind", "388.80");
    }

    @Test
    void boxes_are_pixels_of_the_picture_that_was_sent() throws Exception {
        Word first = word(reading.page(Paper.encoded(LETTER, "png"), "png"), "Northwind");
        double dot = 130.0 / 72;
        assertThat(first.x1()).isCloseTo(60 * dot, within(4.0));
        assertThat(first.y2()).isCloseTo(60 * dot, within(4.0));
        assertThat(first.height()).isCloseTo(9 * dot, within(4.0));
        assertThat(first.confidence()).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_page_that_lies_on_its_side_is_turned(int quarters) throws Exception {
        PageText page = reading.page(Paper.encoded(Paper.turned(LETTER, quarters), "png"), "png");
        assertThat(Reading.text(page)).contains("Northwind Works Limited", "388.80");
        assertThat(page.width()).isEqualTo(LETTER.getWidth());
        assertThat(word(page, "Northwind").y1())
                .isLessThan(word(page, "Freight").y1());
    }

    @ParameterizedTest
    @CsvSource({"6, 3", "3, 2", "8, 1"})
    void a_picture_is_shown_as_its_exif_orientation_says(int orientation, int quarters) throws Exception {
        byte[] jpeg = Exif.oriented(Paper.encoded(Paper.turned(LETTER, quarters), "jpg"), orientation);
        PageText page = reading.page(jpeg, "jpg");
        assertThat(Reading.text(page)).contains("Northwind Works Limited");
        assertThat(page.width()).isEqualTo(LETTER.getWidth());
    }

    @Test
    void the_box_of_a_word_on_a_skewed_page_lies_where_the_word_does() throws Exception {
        BufferedImage skewed = Paper.skewed(LETTER, 2);
        PageText straight = reading.page(Paper.encoded(LETTER, "png"), "png");
        Word found = word(reading.page(Paper.encoded(skewed, "png"), "png"), "Northwind");
        Word expected = word(straight, "Northwind");
        double radians = Math.toRadians(2);
        double dx = expected.centreX() - LETTER.getWidth() / 2.0;
        double dy = expected.centreY() - LETTER.getHeight() / 2.0;
        assertThat(found.centreX())
                .isCloseTo(dx * Math.cos(radians) - dy * Math.sin(radians) + LETTER.getWidth() / 2.0, within(4.0));
        assertThat(found.centreY())
                .isCloseTo(dx * Math.sin(radians) + dy * Math.cos(radians) + LETTER.getHeight() / 2.0, within(4.0));
    }

    @Test
    void light_words_on_a_dark_band_are_read() throws Exception {
        BufferedImage picture = Paper.picture(Paper.LETTER, 130);
        int top = (int) ((60 + 24 * 4 - 14) * 130 / 72.0);
        for (int y = top; y < top + 34; y++) {
            for (int x = 50; x < picture.getWidth() - 50; x++) {
                picture.setRGB(x, y, ~picture.getRGB(x, y) | 0xff000000);
            }
        }
        assertThat(Reading.text(reading.page(Paper.encoded(picture, "png"), "png")))
                .contains("pallets", "copper", "299.00", "Freight");
    }

    @Test
    void a_picture_without_words_has_none() throws Exception {
        BufferedImage blank = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(reading.page(Paper.encoded(blank, "png"), "png").words()).isEmpty();
    }

    @Test
    void a_picture_of_one_pixel_has_no_words() throws Exception {
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(reading.page(Paper.encoded(dot, "png"), "png").words()).isEmpty();
    }

    @Test
    void the_text_of_a_pdf_is_taken_as_it_is() throws Exception {
        PageText page = reading.page(Paper.pdf(List.of(Paper.LETTER)), "pdf");
        assertThat(page.origin()).isEqualTo(Origin.TEXT_LAYER);
        assertThat(Reading.text(page)).isEqualTo(String.join(" ", Paper.LETTER));
        double dot = 200.0 / 72;
        Word first = page.words().getFirst();
        assertThat(first.x1()).isCloseTo(60 * dot, within(2.0));
        assertThat(first.y2()).isCloseTo(60 * dot, within(2.0));
        assertThat(first.height()).isBetween(6 * dot, 13 * dot);
    }

    @Test
    void another_look_at_a_text_layer_says_nothing_new() throws Exception {
        FileDocument pdf = reading.document(Paper.pdf(List.of(Paper.LETTER)), "pdf");
        try (OcrDocument document = reading.reader().open(pdf, Reading.soon(), percent -> {})) {
            assertThat(document.pages()).hasSize(1);
            assertThat(document.again(1)).isEmpty();
        }
    }

    @Test
    void a_scanned_pdf_is_recognised() throws Exception {
        PageText page = reading.page(Paper.scannedPdf(Paper.LETTER), "pdf");
        assertThat(page.origin()).isEqualTo(Origin.RECOGNISED);
        assertThat(Reading.text(page)).contains("Northwind Works Limited", "388.80");
    }

    @Test
    void of_a_long_pdf_the_first_twenty_pages_are_read() throws Exception {
        FileDocument pdf = reading.document(Paper.pdf(Collections.nCopies(23, Paper.LETTER)), "pdf");
        try (OcrDocument document = reading.reader().open(pdf, Reading.soon(), percent -> {})) {
            assertThat(document.pages()).hasSize(20);
            assertThat(document.pages().getLast().page()).isEqualTo(20);
            assertThat(document.pagesLeftOut()).isEqualTo(3);
        }
    }

    @Test
    void further_looks_read_the_same_page_until_there_is_none_left() throws Exception {
        FileDocument picture = reading.document(Paper.encoded(LETTER, "png"), "png");
        try (OcrDocument document = reading.reader().open(picture, Reading.soon(), percent -> {})) {
            assertThat(document.pages()).hasSize(1);
            assertThat(Reading.text(document.again(1).orElseThrow())).contains("388.80");
            assertThat(Reading.text(document.again(1).orElseThrow())).contains("388.80");
            assertThat(document.again(1)).isEmpty();
            assertThat(document.cpu().toMillis()).isPositive();
        }
    }

    @Test
    void progress_rises_while_pages_are_read() throws Exception {
        List<Integer> marks = Collections.synchronizedList(new ArrayList<>());
        FileDocument pdf = reading.document(Paper.pdf(List.of(Paper.LETTER, Paper.LETTER)), "pdf");
        try (OcrDocument document = reading.reader().open(pdf, Reading.soon(), marks::add)) {
            assertThat(document.pages()).hasSize(2);
        }
        assertThat(marks).containsExactly(10, 25, 50, 75);
    }

    @ParameterizedTest
    @EnumSource(names = {"QR_CODE", "DATA_MATRIX", "PDF_417", "AZTEC", "CODE_128", "CODE_39"})
    void codes_are_decoded(BarcodeFormat format) throws Exception {
        BufferedImage label = Paper.label(format, "SN-22948885", 400, 500);
        PageText page = reading.page(Paper.encoded(label, "png"), "png");
        assertThat(page.codes())
                .extracting(Code::symbology, Code::text)
                .containsExactly(tuple(format.name(), "SN-22948885"));
        Code code = page.codes().getFirst();
        assertThat((code.x1() + code.x2()) / 2).isCloseTo(400, within(40.0));
        assertThat((code.y1() + code.y2()) / 2).isCloseTo(500, within(40.0));
    }

    private static Word word(PageText page, String text) {
        return page.words().stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + Reading.text(page)));
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(OcrTextReaderTest.class.getResourceAsStream("/ocr/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
