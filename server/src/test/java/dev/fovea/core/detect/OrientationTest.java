package dev.fovea.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes between the stored and the shown picture. */
class OrientationTest {
    private static final double EXACT = 1e-12;

    @Provide
    Arbitrary<Corners> corners() {
        Arbitrary<Double> edge = Arbitraries.doubles().between(0, 1).ofScale(9);
        return Combinators.combine(edge, edge, edge, edge).as(Corners::spanning);
    }

    @Property
    void there_and_back_is_where_it_was(@ForAll("corners") Corners box, @ForAll @IntRange(min = 1, max = 8) int tag) {
        Orientation orientation = Orientation.of(tag);
        assertClose(orientation.stored(orientation.shown(box)), box);
        assertClose(orientation.shown(orientation.stored(box)), box);
    }

    @Property
    void a_box_stays_within_the_picture_and_keeps_its_area(
            @ForAll("corners") Corners box, @ForAll @IntRange(min = 1, max = 8) int tag) {
        Corners shown = Orientation.of(tag).shown(box);
        assertThat(shown.within(EXACT)).isTrue();
        assertThat(area(shown)).isCloseTo(area(box), within(EXACT));
    }

    /** Where the top left corner of the stored picture is shown (EXIF 2.32, figure 4). */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void the_first_pixel_is_shown_where_exif_says(int tag, double x, double y) {
        Corners shown = Orientation.of(tag).shown(new Corners(0, 0, 0, 0));
        assertThat(shown).isEqualTo(new Corners(x, y, x, y));
    }

    /** The same by matrices instead of cases. */
    @Property
    void a_box_goes_where_a_turned_picture_has_it(
            @ForAll("corners") Corners box, @ForAll @IntRange(min = 1, max = 8) int tag) {
        double[][] matrices = {
            {1, 0, 0, 1, 0, 0},
            {-1, 0, 0, 1, 1, 0},
            {-1, 0, 0, -1, 1, 1},
            {1, 0, 0, -1, 0, 1},
            {0, 1, 1, 0, 0, 0},
            {0, 1, -1, 0, 1, 0},
            {0, -1, -1, 0, 1, 1},
            {0, -1, 1, 0, 0, 1}
        };
        Rectangle2D moved = new AffineTransform(matrices[tag - 1])
                .createTransformedShape(
                        new Rectangle2D.Double(box.x1(), box.y1(), box.x2() - box.x1(), box.y2() - box.y1()))
                .getBounds2D();
        assertClose(
                Orientation.of(tag).shown(box),
                new Corners(moved.getMinX(), moved.getMinY(), moved.getMaxX(), moved.getMaxY()));
    }

    @Test
    void what_is_no_tag_is_upright() {
        assertThat(Orientation.of(0)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(9)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(6).swapsSides()).isTrue();
        assertThat(Orientation.of(3).swapsSides()).isFalse();
    }

    private static double area(Corners box) {
        return (box.x2() - box.x1()) * (box.y2() - box.y1());
    }

    private static void assertClose(Corners actual, Corners expected) {
        assertThat(actual.x1()).isCloseTo(expected.x1(), within(EXACT));
        assertThat(actual.y1()).isCloseTo(expected.y1(), within(EXACT));
        assertThat(actual.x2()).isCloseTo(expected.x2(), within(EXACT));
        assertThat(actual.y2()).isCloseTo(expected.y2(), within(EXACT));
    }
}
