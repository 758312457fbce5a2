package dev.fovea.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DifferenceHashTest {
    @Test
    void copies_in_other_sizes_and_formats_are_near() throws Exception {
        long original = hash(Pictures.jpeg(800, 600), PictureFormat.JPEG, 800, 600);
        long smaller = hash(Pictures.jpeg(400, 300), PictureFormat.JPEG, 400, 300);
        long lossless = hash(Pictures.png(1000, 750), PictureFormat.PNG, 1000, 750);
        assertThat(DifferenceHash.distance(original, smaller)).isLessThanOrEqualTo(4);
        assertThat(DifferenceHash.distance(original, lossless)).isLessThanOrEqualTo(4);
    }

    @Test
    void another_picture_is_far() throws Exception {
        BufferedImage scene = Pictures.scene(800, 600);
        BufferedImage mirrored = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        mirrored.createGraphics().drawImage(scene, 800, 0, -800, 600, null);
        long original = hash(Pictures.encode(scene, "png"), PictureFormat.PNG, 800, 600);
        long other = hash(Pictures.encode(mirrored, "png"), PictureFormat.PNG, 800, 600);
        assertThat(DifferenceHash.distance(original, other)).isGreaterThan(20);
    }

    @Test
    void a_bit_is_set_where_the_right_neighbour_is_lighter() throws Exception {
        assertThat(hash(Pictures.encode(ramp(1), "png"), PictureFormat.PNG, 90, 80))
                .isEqualTo(-1L);
        assertThat(hash(Pictures.encode(ramp(-1), "png"), PictureFormat.PNG, 90, 80))
                .isZero();
    }

    @Test
    void tiny_and_very_long_pictures_have_a_hash() throws Exception {
        assertThat(of(Pictures.png(1, 1), PictureFormat.PNG, 1, 1)).hasValue(0);
        assertThat(of(Pictures.png(5000, 2), PictureFormat.PNG, 5000, 2)).isPresent();
        assertThat(of(Pictures.jpeg(2, 5000), PictureFormat.JPEG, 2, 5000)).isPresent();
    }

    @Test
    void a_channel_has_the_hash_of_its_stream_and_stays_open() throws Exception {
        for (PictureFormat format : List.of(PictureFormat.JPEG, PictureFormat.PNG)) {
            byte[] file = Pictures.encode(Pictures.scene(300, 200), format.name());
            var channel = new Pictures.MemoryChannel(file);
            var info = new PictureInfo(format, 300, 200, 1, false);
            assertThat(DifferenceHash.of(channel, info))
                    .isEqualTo(of(file, format, 300, 200))
                    .isPresent();
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void pictures_that_are_not_what_was_sniffed_have_none() throws Exception {
        byte[] jpeg = Pictures.jpeg(30, 20);
        assertThat(of(jpeg, PictureFormat.JPEG, 30, 21)).isEmpty();
        assertThat(of(jpeg, PictureFormat.PNG, 30, 20)).isEmpty();
        assertThat(of(jpeg, PictureFormat.WEBP, 30, 20)).isEmpty();
        assertThat(of(Arrays.copyOf(jpeg, 50), PictureFormat.JPEG, 30, 20)).isEmpty();
    }

    @Test
    void pictures_over_the_pixel_cap_are_not_decoded() throws Exception {
        assertThat(of(Pictures.jpeg(30, 20), PictureFormat.JPEG, 10_000, 6_401)).isEmpty();
    }

    @Test
    void distance_counts_differing_bits() {
        assertThat(DifferenceHash.distance(0b1010, 0b0110)).isEqualTo(2);
        assertThat(DifferenceHash.distance(0, -1)).isEqualTo(64);
        assertThat(DifferenceHash.distance(7, 7)).isZero();
    }

    private static BufferedImage ramp(int direction) {
        var image = new BufferedImage(90, 80, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 90; x++) {
            int grey = direction > 0 ? x * 2 : 200 - x * 2;
            for (int y = 0; y < 80; y++) {
                image.setRGB(x, y, grey * 0x010101);
            }
        }
        return image;
    }

    private static long hash(byte[] file, PictureFormat format, int width, int height) throws IOException {
        return of(file, format, width, height).orElseThrow();
    }

    private static OptionalLong of(byte[] file, PictureFormat format, int width, int height) throws IOException {
        return DifferenceHash.of(new ByteArrayInputStream(file), new PictureInfo(format, width, height, 1, false));
    }
}
