package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How often a source is expected, learned from the gaps between its signs of life. */
class RhythmTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Rhythm of(Stream<Duration> gaps) {
        return gaps.reduce(Rhythm.UNKNOWN, Rhythm::after, (_, last) -> last);
    }

    private static Stream<Duration> times(int count, Duration gap) {
        return IntStream.range(0, count).mapToObj(_ -> gap);
    }

    @Test
    void a_steady_source_is_expected_at_its_pace() {
        Rhythm rhythm = of(times(10, MINUTE));
        assertThat(rhythm.interval()).contains(MINUTE);
        assertThat(rhythm.allowance()).contains(Duration.ofMinutes(5));
        assertThat(of(times(10, HOUR)).allowance()).contains(Duration.ofHours(3));
    }

    @Test
    void of_a_source_that_was_hardly_seen_nothing_is_expected() {
        assertThat(Rhythm.UNKNOWN.allowance()).isEmpty();
        assertThat(of(times(9, MINUTE)).allowance()).isEmpty();
        assertThat(Rhythm.UNKNOWN.expecting(Optional.of(MINUTE)).allowance()).contains(Duration.ofMinutes(3));
    }

    @Test
    void a_source_that_sends_in_bursts_is_expected_at_the_next_burst() {
        Stream<Duration> day = IntStream.range(0, 24)
                .boxed()
                .flatMap(_ -> Stream.concat(times(100, Duration.ofSeconds(2)), Stream.of(HOUR)));
        assertThat(of(day).allowance().orElseThrow()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void one_outage_teaches_little_and_is_forgotten() {
        Rhythm afterOutage = of(Stream.concat(times(50, HOUR), Stream.of(Duration.ofDays(7))));
        assertThat(afterOutage.interval()).contains(HOUR.multipliedBy(2));
        Rhythm later = times(20, HOUR).reduce(afterOutage, Rhythm::after, (_, last) -> last);
        assertThat(later.interval()).contains(HOUR);
    }

    @Test
    void what_a_person_set_goes_before_what_was_learned() {
        Rhythm rhythm = of(times(50, HOUR)).expecting(Optional.of(MINUTE));
        assertThat(rhythm.interval()).contains(MINUTE);
        assertThat(rhythm.after(HOUR).interval()).contains(MINUTE);
        assertThat(rhythm.expecting(Optional.empty()).interval()).contains(HOUR);
    }

    @Property
    void the_estimate_stays_between_the_shortest_and_the_longest_gap(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 1_000_000) Integer> seconds) {
        Duration learned =
                of(seconds.stream().map(Duration::ofSeconds)).learned().orElseThrow();
        assertThat(learned)
                .isBetween(
                        Duration.ofSeconds(
                                seconds.stream().min(Integer::compare).orElseThrow()),
                        Duration.ofSeconds(
                                seconds.stream().max(Integer::compare).orElseThrow()));
    }
}
