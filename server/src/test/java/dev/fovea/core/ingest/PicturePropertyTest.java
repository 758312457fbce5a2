package dev.fovea.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.ingest.Pictures.MemoryChannel;
import dev.fovea.core.ingest.Sniffed.NotAPicture;
import dev.fovea.core.ingest.Sniffed.Picture;
import dev.fovea.core.ingest.Sniffed.TooManyPixels;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PicturePropertyTest {
    private static final byte[] JPEG =
            Pictures.withSegment(Pictures.jpeg(24, 16), Pictures.exif(ByteOrder.BIG_ENDIAN, 6));
    private static final byte[] PNG = Pictures.png(24, 16);

    @Property(tries = 3000)
    void any_bytes_behind_any_magic_are_judged(@ForAll("magics") String magic, @ForAll @Size(max = 300) byte[] rest)
            throws IOException {
        byte[] file = Pictures.join(Pictures.latin1(magic), rest);
        assertHonest(sniff(file));
    }

    @Property(tries = 1000)
    void pictures_with_changed_bytes_are_judged_and_hashed_or_not(
            @ForAll("pictures") byte[] whole,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 100_000) Integer> places,
            @ForAll byte change)
            throws IOException {
        byte[] file = whole.clone();
        places.forEach(place -> file[place % file.length] = change);
        Sniffed sniffed = sniff(file);
        assertHonest(sniffed);
        if (sniffed instanceof Picture(PictureInfo info)) {
            assertThat(DifferenceHash.of(new MemoryChannel(file), info))
                    .isEqualTo(DifferenceHash.of(new ByteArrayInputStream(file), info));
        }
    }

    @Example
    void every_truncation_of_a_picture_is_noticed() throws IOException {
        for (byte[] whole : List.of(JPEG, PNG)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] file = Arrays.copyOf(whole, length);
                if (sniff(file) instanceof Picture(PictureInfo info)) {
                    assertThat(info.truncated())
                            .as("%d of %d bytes", length, whole.length)
                            .isTrue();
                    assertThat(DifferenceHash.of(new MemoryChannel(file), info))
                            .isEqualTo(DifferenceHash.of(new ByteArrayInputStream(file), info));
                }
            }
            assertThat(sniff(whole))
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture -> assertThat(picture.info().truncated()).isFalse());
        }
    }

    @Property
    void a_clean_name_is_a_safe_path_segment_and_stays_as_it_is(@ForAll String raw) {
        String clean = FileNames.clean(raw, PictureFormat.PNG);
        assertThat(clean).matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
        assertThat(FileNames.clean(clean, PictureFormat.PNG)).isEqualTo(clean);
    }

    @Provide
    Arbitrary<String> magics() {
        return Arbitraries.of(
                "",
                "\u00ff\u00d8\u00ff",
                "\u00ff\u00d8\u00ff\u00e1\0@Exif\0\0MM\0*\0\0\0\u0008",
                "\u00ff\u00d8\u00ff\u00c0\0\u0011\u0008",
                PngHeader.SIGNATURE,
                PngHeader.SIGNATURE + "\0\0\0\rIHDR",
                "RIFF\0\0\0\0WEBPVP8X",
                "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/",
                "RIFF\0\0\0\0WEBPVP8 ",
                "GIF89a",
                "BM\0\0\0\0\0\0\0\0\0\0\0\0(\0\0\0",
                "II*\0\u0008\0\0\0",
                "MM\0*\0\0\0\u0008\0\u0003\u0001\0\0\u0003",
                "%PDF-1.7",
                "\0\0\0\u0018ftyp");
    }

    @Provide
    Arbitrary<byte[]> pictures() {
        return Arbitraries.of(List.of(JPEG, PNG));
    }

    private static Sniffed sniff(byte[] file) throws IOException {
        return new PictureSniffer().sniff(new MemoryChannel(file));
    }

    private static void assertHonest(Sniffed sniffed) {
        switch (sniffed) {
            case Picture(PictureInfo info) ->
                assertThat((long) info.width() * info.height()).isLessThanOrEqualTo(PictureSniffer.DEFAULT_MOST_PIXELS);
            case TooManyPixels(int width, int height) ->
                assertThat((long) width * height).isGreaterThan(PictureSniffer.DEFAULT_MOST_PIXELS);
            case NotAPicture(String reason, var looksLike) -> {
                assertThat(reason).isNotBlank();
                assertThat(looksLike).isNotNull();
            }
        }
    }
}
