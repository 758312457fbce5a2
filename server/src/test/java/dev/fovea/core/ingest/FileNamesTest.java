package dev.fovea.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.PictureFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void a_plain_name_stays() {
        assertThat(jpeg("IMG_0001-a.b.JPG")).isEqualTo("IMG_0001-a.b.JPG");
    }

    @Test
    void only_the_last_path_segment_counts() {
        Map.of("../../etc/passwd", "passwd", "C:\\temp\\a.jpg", "a.jpg", "/a/b\\c.jpg", "c.jpg")
                .forEach((raw, clean) -> assertThat(jpeg(raw)).isEqualTo(clean));
    }

    @Test
    void foreign_characters_become_underscores_one_by_one() {
        assertThat(jpeg("Straße 1 (ä)\0.jpg")).isEqualTo("Stra_e_1_____.jpg");
        assertThat(jpeg("😀.jpg")).isEqualTo("_.jpg");
    }

    @Test
    void composed_and_decomposed_letters_give_the_same_name() {
        assertThat(jpeg("a\u0308.jpg")).isEqualTo(jpeg("\u00e4.jpg")).isEqualTo("_.jpg");
    }

    @Test
    void leading_dots_are_removed() {
        assertThat(jpeg("..hidden.jpg")).isEqualTo("hidden.jpg");
    }

    @Test
    void nothing_left_becomes_a_name_with_the_extension_of_the_format() {
        for (String raw : new String[] {"", ".", "..", "...", "folder/", "\\"}) {
            assertThat(jpeg(raw)).as(raw).isEqualTo("image.jpg");
        }
        assertThat(jpeg(null)).isEqualTo("image.jpg");
        assertThat(FileNames.clean("", PictureFormat.PNG)).isEqualTo("image.png");
        assertThat(FileNames.clean("", PictureFormat.WEBP)).isEqualTo("image.webp");
    }

    @Test
    void a_long_name_is_cut_before_its_extension() {
        assertThat(jpeg("x".repeat(200) + ".jpeg")).isEqualTo("x".repeat(123) + ".jpeg");
        assertThat(jpeg("x".repeat(200))).isEqualTo("x".repeat(128));
        assertThat(jpeg("x." + "y".repeat(200))).isEqualTo("x." + "y".repeat(126));
        assertThat(jpeg("x".repeat(128))).isEqualTo("x".repeat(128));
    }

    private static String jpeg(@Nullable String raw) {
        return FileNames.clean(raw, PictureFormat.JPEG);
    }
}
