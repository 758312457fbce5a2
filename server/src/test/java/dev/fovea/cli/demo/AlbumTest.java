package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlbumTest {
    private final Album album = Album.load();

    @Test
    void every_picture_can_be_decoded_and_is_small() throws IOException {
        for (Picture picture : album.pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            assertThat(image).as(picture.file()).isNotNull();
            assertThat(Math.max(image.getWidth(), image.getHeight())).isLessThanOrEqualTo(1280);
            assertThat(picture.bytes().length).isBetween(40_000, 250_000);
        }
    }

    @Test
    void jpeg_and_png_are_both_there() {
        assertThat(album.pictures()).extracting(Picture::mediaType).contains("image/jpeg", "image/png");
    }

    @Test
    void no_two_pictures_are_the_same() {
        assertThat(album.pictures()).extracting(Picture::sha256).doesNotHaveDuplicates();
    }

    @Test
    void every_box_lies_within_its_picture() {
        for (Picture picture : album.pictures()) {
            assertThat(picture.annotations()).as(picture.file()).isNotEmpty().allSatisfy(AlbumTest::liesWithin);
        }
    }

    @Test
    void every_picture_is_credited() throws IOException {
        String credits = credits();
        assertThat(album.pictures())
                .allSatisfy(picture -> assertThat(credits).contains("| `" + picture.file() + "` |"));
    }

    private static void liesWithin(JsonNode annotation) {
        double[] box = annotation
                .at("/geometry")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        assertThat(box).hasSize(4);
        assertThat(box[0] - box[2] / 2).isNotNegative();
        assertThat(box[0] + box[2] / 2).isLessThanOrEqualTo(1);
        assertThat(box[1] - box[3] / 2).isNotNegative();
        assertThat(box[1] + box[3] / 2).isLessThanOrEqualTo(1);
    }

    private static String credits() throws IOException {
        try (InputStream in = AlbumTest.class.getResourceAsStream("/demo/pictures/README.md")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
