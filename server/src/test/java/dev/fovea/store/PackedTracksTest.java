package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import dev.fovea.model.FrameList;
import dev.fovea.model.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedTracksTest {

    @Provide
    Arbitrary<List<Track>> tracks() {
        return track().list().ofMaxSize(6);
    }

    private static Arbitrary<Track> track() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        return Combinators.combine(
                        text,
                        text.injectNull(0.3),
                        Arbitraries.integers().injectNull(0.5),
                        Arbitraries.doubles().injectNull(0.5),
                        text.injectNull(0.5),
                        Arbitraries.of("rect", "polygon", ""),
                        Arbitraries.integers().array(int[].class).ofMaxSize(5),
                        boxes())
                .as((id, label, classId, confidence, color, shape, deleted, boxes) ->
                        new Track(id, label, classId, confidence, color, shape, FrameList.of(deleted), color, boxes));
    }

    private static Arbitrary<Boxes> boxes() {
        Arbitrary<Long> seeds = Arbitraries.longs();
        Arbitrary<Integer> details = Arbitraries.integers().between(0, 255);
        return Combinators.combine(seeds, details, Arbitraries.longs().set().ofMaxSize(20))
                .as((seed, columns, frames) -> boxes(
                        new Random(seed),
                        columns,
                        frames.stream().mapToLong(Long::longValue).sorted().toArray()));
    }

    /** Each bit of {@code columns} allows one kind of detail, which half of the boxes then have. */
    private static Boxes boxes(Random random, int columns, long[] frames) {
        BoxesBuilder boxes = Boxes.builder(0);
        for (long frame : frames) {
            boxes.add(frame, anyDouble(random), random.nextDouble(), -0.0, Double.MIN_VALUE);
            addNumbers(boxes, random, columns & random.nextInt(256));
            addTexts(boxes, random, columns & random.nextInt(256));
        }
        return boxes.build();
    }

    private static void addNumbers(BoxesBuilder boxes, Random random, int columns) {
        if ((columns & 1) != 0) {
            boxes.confidence(anyDouble(random));
        }
        if ((columns & 2) != 0) {
            boxes.classId(random.nextInt());
        }
        if ((columns & 4) != 0) {
            boxes.timestampMs(random.nextLong());
        }
        boxes.edited((columns & 8) != 0).smoothed((columns & 16) != 0);
    }

    private static void addTexts(BoxesBuilder boxes, Random random, int columns) {
        if ((columns & 32) != 0) {
            boxes.label(List.of("", "car", "é𝄞").get(random.nextInt(3)));
        }
        if ((columns & 64) != 0) {
            boxes.metaJson("{\"n\":" + random.nextInt() + "}");
        }
        if ((columns & 128) != 0) {
            boxes.geometryRaw("[" + random.nextDouble() + "]");
        }
    }

    private static double anyDouble(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) ? 0 : value;
    }

    @Property(tries = 200)
    void tracks_come_back_as_they_were(@ForAll("tracks") List<Track> tracks) {
        assertThat(PackedTracks.unpack(PackedTracks.pack(tracks))).isEqualTo(tracks);
    }

    @Property(tries = 200)
    void a_cut_value_is_refused(@ForAll("tracks") List<Track> tracks, @ForAll double where) {
        byte[] packed = PackedTracks.pack(tracks);
        int length = (int) (Math.abs(where % 1) * packed.length);

        assertThatIllegalArgumentException().isThrownBy(() -> PackedTracks.unpack(Arrays.copyOf(packed, length)));
    }

    @Property(tries = 200)
    void a_value_with_more_behind_it_is_refused(@ForAll("tracks") List<Track> tracks) {
        byte[] packed = PackedTracks.pack(tracks);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedTracks.unpack(Arrays.copyOf(packed, packed.length + 1)));
    }

    @Property(tries = 1000)
    void any_bytes_give_tracks_or_a_refusal(@ForAll byte[] bytes) {
        byte[] value = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, 0, value, 1, bytes.length);
        value[0] = 1;
        try {
            assertThat(PackedTracks.unpack(value)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("packed tracks are broken.*|frame .* does not ascend");
        }
    }

    @Test
    void a_value_of_a_later_version_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedTracks.unpack(new byte[] {2, 0}))
                .withMessageContaining("version 2");
    }

    @Test
    void a_plain_box_takes_its_corners_and_one_byte_more() {
        BoxesBuilder boxes = Boxes.builder(1000);
        for (int frame = 0; frame < 1000; frame++) {
            boxes.add(frame * 8L, 0.1, 0.2, 0.3, 0.4);
        }

        byte[] packed = PackedTracks.pack(List.of(Track.of("t", null, boxes.build())));

        assertThat(packed.length).isLessThan(33 * 1000 + 16);
    }

    @Test
    void a_label_repeated_on_every_box_takes_two_bytes() {
        BoxesBuilder boxes = Boxes.builder(1000);
        for (int frame = 0; frame < 1000; frame++) {
            boxes.add(frame, 0.1, 0.2, 0.3, 0.4).label("licence_plate");
        }

        byte[] packed = PackedTracks.pack(List.of(Track.of("t", null, boxes.build())));

        assertThat(packed.length).isLessThan(35 * 1000 + 40);
    }
}
