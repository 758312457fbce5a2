package dev.fovea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecureIdsTest {
    private final SecureIds standing =
            new SecureIds(Clock.fixed(Instant.ofEpochMilli(1_469_918_176_385L), ZoneOffset.UTC));

    @Test
    void a_ulid_starts_with_its_time() {
        assertThat(standing.ulid()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}").startsWith("01ARYZ6S41");
    }

    @Test
    void ulids_rise_within_a_millisecond() {
        List<String> ulids = Stream.generate(standing::ulid).limit(1000).toList();
        assertThat(ulids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ulids_made_side_by_side_differ() {
        assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> standing.ulid()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_secret_has_its_length_and_only_letters_of_its_alphabet() {
        assertThat(standing.secret("0123456789abcdef", 48)).matches("[0-9a-f]{48}");
        assertThat(standing.secret("ab", 4000)).contains("a", "b");
    }

    @Test
    void secrets_and_uuids_do_not_repeat() {
        assertThat(Stream.generate(() -> standing.secret("0123456789abcdef", 48))
                        .limit(100))
                .doesNotHaveDuplicates();
        assertThat(Stream.generate(standing::uuid).limit(100))
                .doesNotHaveDuplicates()
                .allSatisfy(uuid -> assertThat(uuid.version()).isEqualTo(4));
    }
}
