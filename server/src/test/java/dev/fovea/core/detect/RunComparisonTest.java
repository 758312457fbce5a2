package dev.fovea.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.detect.RunComparison.Compared;
import dev.fovea.core.detect.RunComparison.Rules;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private static final Rules HALF = new Rules(0.5, true);
    private static final Rules HALF_ANY_LABEL = new Rules(0.5, false);
    private static final int ALL = Integer.MAX_VALUE;

    private static Track track(String id, String label, Boxes boxes) {
        return Track.of(id, label, boxes);
    }

    private static Boxes at(long frame, double x1, double y1, double x2, double y2) {
        return Boxes.builder(1).add(frame, x1, y1, x2, y2).build();
    }

    @Test
    void boxes_that_overlap_enough_are_one_and_the_rest_is_only_here_or_there() {
        List<Track> a = List.of(
                track("1", "car", at(0, 0, 0, 0.4, 0.4)),
                track("2", "car", at(0, 0.6, 0.6, 1, 1)),
                track("3", "car", at(7, 0, 0, 1, 1)));
        List<Track> b = List.of(track("9", "car", at(0, 0, 0, 0.4, 0.3)), track("8", "dog", at(7, 0, 0, 1, 1)));
        Compared strict = RunComparison.compare(a, b, HALF, ALL);
        assertThat(strict.summary().matched()).isEqualTo(1);
        assertThat(strict.summary().onlyA()).isEqualTo(2);
        assertThat(strict.summary().onlyB()).isEqualTo(1);
        assertThat(strict.summary().meanOverlap()).isCloseTo(0.75, within(1e-12));
        assertThat(strict.summary().precision()).isEqualTo(0.5);
        assertThat(strict.summary().recall()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(strict.differences())
                .extracting(RunComparison.Difference::frame)
                .containsExactly(0L, 7L);
        assertThat(strict.differences().getFirst().onlyA())
                .extracting(FrameBox::track)
                .containsExactly("2");
        Compared lenient = RunComparison.compare(a, b, HALF_ANY_LABEL, ALL);
        assertThat(lenient.summary().matched()).isEqualTo(2);
        assertThat(lenient.summary().relabelled()).isEqualTo(1);
    }

    @Test
    void the_better_of_two_pairs_wins() {
        List<Track> a = List.of(track("1", "car", at(0, 0, 0, 0.4, 0.4)));
        List<Track> b =
                List.of(track("far", "car", at(0, 0, 0, 0.4, 0.3)), track("near", "car", at(0, 0, 0, 0.4, 0.39)));
        assertThat(RunComparison.compare(a, b, HALF, ALL).differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.onlyB())
                        .extracting(FrameBox::track)
                        .containsExactly("far"));
    }

    @Test
    void differences_come_in_pages_that_say_where_the_next_begins() {
        List<Track> a = List.of(track("1", "car", boxes(0, 3, 5, 9)));
        List<Track> b = List.of(track("1", "car", boxes(3)));
        Compared first = RunComparison.compare(a, b, HALF, 2);
        assertThat(first.differences())
                .extracting(RunComparison.Difference::frame)
                .containsExactly(0L, 5L);
        assertThat(first.next()).hasValue(9);
        assertThat(first.summary().frames()).isEqualTo(4);
        Compared second = RunComparison.differences(a, b, HALF, 9, 2);
        assertThat(second.differences())
                .extracting(RunComparison.Difference::frame)
                .containsExactly(9L);
        assertThat(second.next()).isEqualTo(OptionalLong.empty());
        assertThat(RunComparison.differences(a, b, HALF, 1, 1).next()).hasValue(9);
    }

    private static Boxes boxes(long... frames) {
        BoxesBuilder boxes = Boxes.builder(frames.length);
        for (long frame : frames) {
            boxes.add(frame, 0.1, 0.1, 0.5, 0.5);
        }
        return boxes.build();
    }

    @Test
    void runs_without_boxes_agree() {
        Compared nothing = RunComparison.compare(List.of(), List.of(), HALF, ALL);
        assertThat(nothing.summary().f1()).isEqualTo(1);
        assertThat(nothing.differences()).isEmpty();
    }

    @Test
    void a_million_boxes_are_compared_in_one_go() {
        List<Track> run = IntStream.range(0, 100)
                .mapToObj(number -> track("t" + number, "car", moving(number)))
                .toList();
        Compared same = RunComparison.compare(run, run, HALF, 10);
        assertThat(same.summary().matched()).isEqualTo(1_000_000);
        assertThat(same.differences()).isEmpty();
    }

    private static Boxes moving(int number) {
        BoxesBuilder boxes = Boxes.builder(10_000);
        double left = number / 100.0;
        for (int frame = 0; frame < 10_000; frame++) {
            boxes.add(frame, left, frame / 20_000.0, left + 0.009, frame / 20_000.0 + 0.1);
        }
        return boxes.build();
    }

    @Test
    void runs_that_would_take_hours_are_refused() {
        List<Track> dense = IntStream.range(0, 5_000)
                .mapToObj(number -> track("t" + number, "car", at(0, 0, 0, 1, 1)))
                .toList();
        assertThatThrownBy(() -> RunComparison.compare(dense, dense, HALF, ALL))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("too close");
    }

    @Property(tries = 200)
    void the_same_run_matches_completely(@ForAll("runs") List<Track> run) {
        Compared same = RunComparison.compare(run, run, HALF, ALL);
        assertThat(same.summary().matched()).isEqualTo(Track.boxCount(run));
        assertThat(same.summary().onlyA()).isZero();
        assertThat(same.summary().onlyB()).isZero();
        assertThat(same.differences()).isEmpty();
    }

    @Property(tries = 200)
    void which_run_is_the_first_makes_no_difference(@ForAll("runs") List<Track> a, @ForAll("runs") List<Track> b) {
        for (Rules rules : List.of(HALF, HALF_ANY_LABEL, new Rules(0.05, false))) {
            Compared there = RunComparison.compare(a, b, rules, ALL);
            Compared back = RunComparison.compare(b, a, rules, ALL);
            assertThat(back.summary().matched()).isEqualTo(there.summary().matched());
            assertThat(back.summary().onlyA()).isEqualTo(there.summary().onlyB());
            assertThat(back.summary().precision()).isEqualTo(there.summary().recall());
            assertThat(back.summary().meanOverlap()).isCloseTo(there.summary().meanOverlap(), within(1e-9));
            assertThat(back.differences()).hasSameSizeAs(there.differences());
        }
    }

    @Property(tries = 200)
    void every_box_is_counted_once(@ForAll("runs") List<Track> a, @ForAll("runs") List<Track> b) {
        Compared compared = RunComparison.compare(a, b, HALF, ALL);
        RunComparison.Summary summary = compared.summary();
        assertThat(summary.matched() + summary.onlyA()).isEqualTo(Track.boxCount(a));
        assertThat(summary.matched() + summary.onlyB()).isEqualTo(Track.boxCount(b));
        assertThat(compared.differences().stream()
                        .mapToLong(difference -> difference.onlyA().size())
                        .sum())
                .isEqualTo(summary.onlyA());
        assertThat(summary.differing()).isEqualTo(compared.differences().size());
        assertThat(summary.f1()).isBetween(0.0, 1.0);
    }

    @Property(tries = 100)
    void pages_put_together_are_the_whole(@ForAll("runs") List<Track> a, @ForAll("runs") List<Track> b) {
        List<RunComparison.Difference> paged = new ArrayList<>();
        OptionalLong from = OptionalLong.of(0);
        while (from.isPresent()) {
            Compared page = RunComparison.differences(a, b, HALF, from.getAsLong(), 1);
            paged.addAll(page.differences());
            from = page.next();
        }
        assertThat(paged).isEqualTo(RunComparison.compare(a, b, HALF, ALL).differences());
    }

    @Provide
    Arbitrary<List<Track>> runs() {
        Arbitrary<Integer> edge = Arbitraries.integers().between(0, 4);
        Arbitrary<Corners> box = Combinators.combine(edge, edge, edge, edge)
                .as((x, y, width, height) ->
                        new Corners(x / 8.0, y / 8.0, (x + 1 + width) / 10.0 + 0.2, (y + 1 + height) / 10.0 + 0.2));
        Arbitrary<Track> track = Combinators.combine(
                        Arbitraries.of("car", "dog"),
                        Arbitraries.longs().between(0, 6).set().ofMaxSize(4),
                        box.list().ofSize(4))
                .as((label, frames, corners) -> track(label, label, along(new TreeSet<>(frames), corners)));
        return track.list().ofMaxSize(5).map(RunComparisonTest::numbered);
    }

    private static Boxes along(SortedSet<Long> frames, List<Corners> corners) {
        BoxesBuilder boxes = Boxes.builder(frames.size());
        int next = 0;
        for (long frame : frames) {
            Corners box = corners.get(next++);
            boxes.add(frame, box.x1(), box.y1(), box.x2(), box.y2());
        }
        return boxes.build();
    }

    private static List<Track> numbered(List<Track> tracks) {
        return IntStream.range(0, tracks.size())
                .mapToObj(i ->
                        Track.of("t" + i, tracks.get(i).label(), tracks.get(i).boxes()))
                .toList();
    }
}
