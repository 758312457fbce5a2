package dev.fovea.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.detect.Corners;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrientationTest {
    /** Of the EXIF document: the row and column that the first row and column of the stored picture are. */
    @Test
    void a_box_at_the_stored_top_left_lies_where_the_tag_says() {
        Corners corner = new Corners(0, 0, 0.25, 0.125);
        assertThat(Orientation.of(1).toDisplay(corner)).isEqualTo(corner);
        assertThat(Orientation.of(2).toDisplay(corner)).isEqualTo(new Corners(0.75, 0, 1, 0.125));
        assertThat(Orientation.of(3).toDisplay(corner)).isEqualTo(new Corners(0.75, 0.875, 1, 1));
        assertThat(Orientation.of(4).toDisplay(corner)).isEqualTo(new Corners(0, 0.875, 0.25, 1));
        assertThat(Orientation.of(5).toDisplay(corner)).isEqualTo(new Corners(0, 0, 0.125, 0.25));
        assertThat(Orientation.of(6).toDisplay(corner)).isEqualTo(new Corners(0.875, 0, 1, 0.25));
        assertThat(Orientation.of(7).toDisplay(corner)).isEqualTo(new Corners(0.875, 0.75, 1, 1));
        assertThat(Orientation.of(8).toDisplay(corner)).isEqualTo(new Corners(0, 0.75, 0.125, 1));
    }

    @Property
    void there_and_back_is_the_same_box(
            @ForAll @IntRange(min = 1, max = 8) int tag,
            @ForAll @DoubleRange(min = 0, max = 0.5) double x1,
            @ForAll @DoubleRange(min = 0, max = 0.5) double y1,
            @ForAll @DoubleRange(min = 0.5, max = 1) double x2,
            @ForAll @DoubleRange(min = 0.5, max = 1) double y2) {
        Orientation orientation = Orientation.of(tag);
        Corners back = orientation.toStored(orientation.toDisplay(new Corners(x1, y1, x2, y2)));
        assertThat(back.x1()).isCloseTo(x1, within(1e-12));
        assertThat(back.y1()).isCloseTo(y1, within(1e-12));
        assertThat(back.x2()).isCloseTo(x2, within(1e-12));
        assertThat(back.y2()).isCloseTo(y2, within(1e-12));
    }
}
