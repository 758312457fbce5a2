package dev.fovea.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.detect.BoxForms.Centre;
import dev.fovea.core.detect.BoxForms.PixelBox;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Conversions of the unified model, box conversions. */
class BoxFormsTest {

    private static final double RELATIVE = 1e-9;

    @Provide
    Arbitrary<Corners> corners() {
        Arbitrary<Double> near = Arbitraries.doubles().between(0, 0.5).ofScale(9);
        Arbitrary<Double> size = Arbitraries.doubles().between(0.000_001, 0.5).ofScale(9);
        return Combinators.combine(near, near, size, size)
                .as((x, y, width, height) -> new Corners(x, y, x + width, y + height));
    }

    @Property
    void a_box_sent_as_centre_and_size_is_read_as_it_was_sent(@ForAll("corners") Corners corners) {
        Centre sent = BoxForms.toCentre(corners);

        Centre read = BoxForms.toCentre(BoxForms.fromCentre(sent));

        assertClose(read.x(), sent.x());
        assertClose(read.y(), sent.y());
        assertClose(read.width(), sent.width());
        assertClose(read.height(), sent.height());
    }

    @Property
    void a_box_sent_in_pixels_is_read_as_it_was_sent(
            @ForAll @IntRange(min = 2, max = 4000) int left,
            @ForAll @IntRange(min = 2, max = 4000) int top,
            @ForAll @IntRange(min = 1, max = 4000) int width,
            @ForAll @IntRange(min = 1, max = 4000) int height) {
        Corners stored = BoxForms.fromPixels(left, top, left + width, top + height, 8000, 8001);

        assertClose(stored.x1() * 8000, left);
        assertClose(stored.y1() * 8001, top);
        assertClose(stored.x2() * 8000, left + width);
        assertClose(stored.y2() * 8001, top + height);
    }

    @Property
    void a_coco_box_is_read_as_it_was_written(
            @ForAll("corners") Corners corners, @ForAll @IntRange(min = 1, max = 20_000) int size) {
        PixelBox sent = BoxForms.toCoco(corners, size, size + 1);

        PixelBox read = BoxForms.toCoco(BoxForms.fromCoco(sent, size, size + 1), size, size + 1);

        assertClose(read.x(), sent.x());
        assertClose(read.y(), sent.y());
        assertClose(read.width(), sent.width());
        assertClose(read.height(), sent.height());
    }

    @Property
    void a_yolo_line_is_within_its_six_decimals(@ForAll("corners") Corners corners) {
        String[] line = BoxForms.toYolo(3, corners).split(" ", -1);
        Centre centre = BoxForms.toCentre(corners);

        assertThat(line).hasSize(5);
        assertThat(line[0]).isEqualTo("3");
        assertThat(Double.parseDouble(line[1])).isCloseTo(centre.x(), within(5.1e-7));
        assertThat(Double.parseDouble(line[4])).isCloseTo(centre.height(), within(5.1e-7));
    }

    @Property
    void a_clamped_box_lies_within_the_medium(@ForAll double a, @ForAll double b, @ForAll double c, @ForAll double d) {
        Corners clamped = new Corners(Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)).clamped();

        assertThat(clamped.within(0)).isTrue();
        assertThat(clamped.x1()).isLessThanOrEqualTo(clamped.x2());
        assertThat(clamped.y1()).isLessThanOrEqualTo(clamped.y2());
    }

    @Test
    void pixels_that_are_relative_already_are_taken_as_they_are() {
        assertThat(BoxForms.fromPixels(0.1, 0.2, 0.3, 1, 1920, 1080)).isEqualTo(new Corners(0.1, 0.2, 0.3, 1));
    }

    @Test
    void pixels_outside_of_the_picture_are_cut() {
        assertThat(BoxForms.fromPixels(-5, 0, 200, 50, 100, 100)).isEqualTo(new Corners(0, 0, 1, 0.5));
    }

    @Test
    void a_picture_without_size_has_no_scale() {
        assertThatIllegalArgumentException().isThrownBy(() -> BoxForms.fromPixels(5, 5, 9, 9, 0, 10));
    }

    @Test
    void a_polygon_has_the_box_around_its_points() {
        assertThat(BoxForms.around(0.5, 0.1, 0.9, 0.4, 0.2, 0.8)).isEqualTo(new Corners(0.2, 0.1, 0.9, 0.8));
    }

    @Test
    void a_point_has_a_box_without_size() {
        assertThat(BoxForms.around(0.5, 0.25)).isEqualTo(new Corners(0.5, 0.25, 0.5, 0.25));
    }

    @Test
    void points_come_in_pairs() {
        assertThatIllegalArgumentException().isThrownBy(() -> BoxForms.around(0.1, 0.2, 0.3));
        assertThatIllegalArgumentException().isThrownBy(BoxForms::around);
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(Math.max(Math.abs(expected), 1e-6) * RELATIVE));
    }
}
