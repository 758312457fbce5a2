package dev.fovea.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.core.port.Likenesses.First;
import dev.fovea.core.port.Likenesses.Link;
import dev.fovea.core.port.Likenesses.Lock;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SplitRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rules by which pictures are shared among the parts of a dataset. */
class PartsPropertyTest {
    private static final SplitRule RULE = new SplitRule(0.7, 0.2, 0.1, SplitRule.By.HASH);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static First first(int number) {
        return first(number, "camera-" + number % 7, START.plus(Duration.ofMinutes(number)));
    }

    private static First first(int number, String device, Instant at) {
        return new First(sha256(number), number, Optional.of(device), CapturedAt.of(at));
    }

    private static String sha256(int number) {
        return Sha256.of("picture " + number);
    }

    private static List<First> firsts(int count) {
        return IntStream.range(0, count).mapToObj(PartsPropertyTest::first).toList();
    }

    /** Each number says which earlier picture its picture nearly repeats; many repeat none. */
    private static List<Link> links(List<Integer> earlier) {
        List<Link> links = new ArrayList<>();
        for (int picture = 1; picture < earlier.size(); picture++) {
            int other = earlier.get(picture);
            if (other < picture) {
                links.add(new Link(sha256(picture), sha256(other)));
            }
        }
        return links;
    }

    private static Map<String, Split> decide(List<First> firsts, List<Link> links, Map<String, Split> known) {
        return Parts.decide(RULE, firsts, links, List.of(), known);
    }

    @Property(tries = 300)
    void near_duplicates_never_cross(@ForAll @Size(min = 2, max = 120) List<@IntRange(max = 200) Integer> earlier) {
        List<Link> links = links(earlier);
        Map<String, Split> parts = decide(firsts(earlier.size()), links, Map.of());
        assertThat(links)
                .allSatisfy(link -> assertThat(parts.get(link.sha256())).isEqualTo(parts.get(link.like())));
    }

    @Property(tries = 300)
    void what_is_in_a_part_stays_there_when_pictures_come(
            @ForAll @Size(min = 2, max = 120) List<@IntRange(max = 200) Integer> earlier,
            @ForAll @IntRange(min = 1, max = 120) int many) {
        int before = Math.min(many, earlier.size());
        Map<String, Split> old = decide(firsts(before), links(earlier.subList(0, before)), Map.of());
        Map<String, Split> parts = decide(firsts(earlier.size()), links(earlier), old);
        assertThat(parts).containsAllEntriesOf(old);
    }

    @Property(tries = 300)
    void a_new_near_duplicate_goes_where_the_first_is(
            @ForAll @Size(min = 2, max = 120) List<@IntRange(max = 200) Integer> earlier) {
        int old = earlier.size();
        Map<String, Split> known = decide(firsts(old), links(earlier), Map.of());
        List<Link> links = new ArrayList<>(links(earlier));
        links.add(new Link(sha256(old), sha256(old / 2)));
        Map<String, Split> parts = decide(firsts(old + 1), links, known);
        assertThat(parts.get(sha256(old))).isEqualTo(known.get(sha256(old / 2)));
    }

    @Property(tries = 300)
    void the_order_of_what_is_read_does_not_matter(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 100) Integer> earlier) {
        List<First> firsts = firsts(earlier.size());
        List<Link> links = links(earlier);
        assertThat(decide(firsts.reversed(), links.reversed(), Map.of())).isEqualTo(decide(firsts, links, Map.of()));
    }

    @Property(tries = 300)
    void a_locked_picture_takes_its_group_along(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 100) Integer> earlier,
            @ForAll @IntRange(max = 59) int any) {
        String locked = sha256(any % earlier.size());
        List<Link> links = links(earlier);
        List<First> firsts = firsts(earlier.size());
        Map<String, Split> known = decide(firsts, links, Map.of());
        Map<String, Split> parts = Parts.decide(RULE, firsts, links, List.of(new Lock(locked, any, Split.TEST)), known);
        Set<String> group = new HashSet<>(Set.of(locked));
        IntStream.range(0, links.size())
                .forEach(_ -> links.stream()
                        .filter(link -> group.contains(link.sha256()) || group.contains(link.like()))
                        .forEach(link -> group.addAll(List.of(link.sha256(), link.like()))));
        Map<String, Split> expected = new HashMap<>(known);
        group.forEach(member -> expected.put(member, Split.TEST));
        assertThat(parts).isEqualTo(expected);
    }

    @Test
    void shares_are_kept_among_ten_thousand_pictures() {
        Map<String, Split> parts = decide(firsts(10_000), List.of(), Map.of());
        assertThat(share(parts, Split.TRAIN)).isCloseTo(0.7, within(0.02));
        assertThat(share(parts, Split.VAL)).isCloseTo(0.2, within(0.02));
        assertThat(share(parts, Split.TEST)).isCloseTo(0.1, within(0.02));
    }

    @Test
    void shares_of_days_of_devices_are_kept_too() {
        SplitRule byDay = new SplitRule(0.7, 0.2, 0.1, SplitRule.By.DEVICE_DAY);
        List<First> firsts = IntStream.range(0, 10_000)
                .mapToObj(number -> first(number, "camera-" + number % 100, START.plus(Duration.ofDays(number / 100))))
                .toList();
        Map<String, Split> parts = Parts.decide(byDay, firsts, List.of(), List.of(), Map.of());
        assertThat(share(parts, Split.TRAIN)).isCloseTo(0.7, within(0.02));
        assertThat(share(parts, Split.TEST)).isCloseTo(0.1, within(0.02));
    }

    private static double share(Map<String, Split> parts, Split split) {
        return parts.values().stream().filter(split::equals).count() / 10_000.0;
    }

    @Test
    void pictures_of_one_device_and_one_local_day_stay_together() {
        SplitRule byDay = new SplitRule(0.5, 0.25, 0.25, SplitRule.By.DEVICE_DAY);
        CapturedAt lateHere = new CapturedAt(Instant.parse("2026-03-01T22:30:00Z"), 3600);
        CapturedAt nextUtcDay = new CapturedAt(Instant.parse("2026-03-01T05:00:00Z"), 3600);
        assertThat(Parts.fraction(byDay.by(), new First(sha256(1), 1, Optional.of("a"), lateHere)))
                .isEqualTo(Parts.fraction(byDay.by(), new First(sha256(2), 2, Optional.of("a"), nextUtcDay)));
        CapturedAt tomorrowHere = new CapturedAt(Instant.parse("2026-03-01T23:30:00Z"), 3600);
        assertThat(Parts.fraction(byDay.by(), new First(sha256(3), 3, Optional.of("a"), tomorrowHere)))
                .isNotEqualTo(Parts.fraction(byDay.by(), new First(sha256(1), 1, Optional.of("a"), lateHere)));
    }

    @Test
    void a_part_without_a_share_stays_empty() {
        SplitRule noTest = new SplitRule(0.9, 0.1, 0, SplitRule.By.HASH);
        SplitRule onlyVal = new SplitRule(0, 1, 0, SplitRule.By.HASH);
        for (double fraction : new double[] {0, 0.5, 0.9, 1 - 0x1p-52}) {
            assertThat(noTest.at(fraction)).isNotEqualTo(Split.TEST);
            assertThat(onlyVal.at(fraction)).isEqualTo(Split.VAL);
        }
    }
}
