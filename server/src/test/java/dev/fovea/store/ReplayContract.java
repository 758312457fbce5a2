package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.ReplayLog.Kept;
import dev.fovea.core.port.Vault;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Replays;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about answers that are kept. */
abstract class ReplayContract extends StoreContract {
    private static final Instant SINCE = NOW.minusSeconds(86_400);
    private static final IdempotencyKey KEY = new IdempotencyKey("POST /patterns", "ünï key/1.jpg", "hash-1");
    private static final Answer FIRST = new Answer(202, "{\"n\":1}", Optional.of("/api/jobs/1"));
    private static final Answer SECOND = new Answer(200, "{\"n\":2}", Optional.empty());

    private boolean keep(OrgId holder, IdempotencyKey key, Answer answer, Instant now) {
        return write(session -> session.replayLog().keep(holder, key, answer, now, now, now.minusSeconds(86_400)));
    }

    private Optional<Kept> find(OrgId holder, IdempotencyKey key) {
        return read(session -> session.replayLog().find(holder, key, SINCE));
    }

    @Test
    void a_kept_answer_is_found_word_for_word() {
        assertThat(keep(org, KEY, FIRST, NOW)).isTrue();
        assertThat(find(org, KEY)).contains(new Kept(FIRST, "hash-1", NOW));
    }

    @Test
    void a_key_that_is_held_is_not_given_away() {
        assertThat(keep(org, KEY, FIRST, NOW)).isTrue();
        assertThat(keep(org, KEY, SECOND, NOW.plusSeconds(1))).isFalse();
        assertThat(find(org, KEY).orElseThrow().answer()).isEqualTo(FIRST);
    }

    @Test
    void an_answer_that_has_had_its_time_is_taken_over() {
        assertThat(keep(org, KEY, FIRST, NOW)).isTrue();
        Instant later = NOW.plusSeconds(86_401);
        assertThatObject(read(session -> session.replayLog().find(org, KEY, later.minusSeconds(86_400))))
                .isEqualTo(Optional.empty());
        assertThat(keep(org, KEY, SECOND, later)).isTrue();
        assertThat(find(org, KEY)).contains(new Kept(SECOND, "hash-1", later));
    }

    @Test
    void the_same_key_on_another_route_or_of_another_organisation_is_another_key() {
        OrgId stranger = write(session -> Samples.organisation(session, "stranger-" + UUID.randomUUID()));
        IdempotencyKey elsewhere = new IdempotencyKey("POST /patterns/pat_1/ingest", KEY.key(), "hash-1");
        assertThat(keep(org, KEY, FIRST, NOW)).isTrue();
        assertThat(keep(org, elsewhere, SECOND, NOW)).isTrue();
        assertThat(keep(stranger, KEY, SECOND, NOW)).isTrue();
        assertThat(find(org, KEY).orElseThrow().answer()).isEqualTo(FIRST);
    }

    @Test
    void an_answer_is_replaced_when_it_settles() {
        Instant settles = NOW.plusSeconds(60);
        boolean kept = write(session -> session.replayLog().keep(org, KEY, FIRST, NOW, settles, SINCE));
        assertThat(kept).isTrue();
        assertThat(find(org, KEY)).contains(new Kept(FIRST, "hash-1", settles));
        write(session -> {
            session.replayLog().settle(org, KEY, SECOND, NOW.plusSeconds(2));
            return KEY;
        });
        assertThat(find(org, KEY)).contains(new Kept(SECOND, "hash-1", NOW.plusSeconds(2)));
    }

    @Test
    void old_answers_are_forgotten_and_young_ones_are_not() {
        IdempotencyKey young = new IdempotencyKey(KEY.route(), "young", "");
        assertThat(keep(org, KEY, FIRST, NOW)).isTrue();
        assertThat(keep(org, young, SECOND, NOW.plusMillis(1))).isTrue();
        int gone = write(session -> session.replayLog().deleteBefore(NOW.plusMillis(1)));
        assertThat(gone).isPositive();
        assertThat(find(org, KEY)).isEmpty();
        assertThat(find(org, young)).isPresent();
    }

    @Test
    void of_many_calls_with_one_key_one_has_an_effect_and_all_get_its_answer() throws Exception {
        Replays replays = new Replays(store, new Plain(), Clock.systemUTC());
        List<Answered> answers = Race.of(32, number -> {
            IdempotencyKey key = new IdempotencyKey("POST /race", "one", "body of " + number % 2);
            Answering<String> answering = new Answering<>(
                    Optional.of(key), id -> new Answer(201, "{\"id\":\"" + id + "\"}", Optional.of(id)));
            return replays.answer(org, answering, session -> {
                String id = UUID.randomUUID().toString();
                session.events().append(org, "raced", id, "{}", NOW);
                return id;
            });
        });
        assertThat(answers)
                .extracting(Answered::answer)
                .containsOnly(answers.getFirst().answer());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(answers).filteredOn(Answered::otherBody).hasSize(16);
        assertThatObject(read(session -> session.events().list(org, 0, 100)).size())
                .isEqualTo(1);
    }

    @Test
    void an_effect_that_fails_keeps_no_answer() {
        Replays replays = new Replays(store, new Plain(), Clock.systemUTC());
        Answering<String> answering = new Answering<>(Optional.of(KEY), _ -> FIRST);
        assertThatThrownBy(() -> replays.answer(org, answering, _ -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(replays.answer(org, answering, _ -> "done").replayed()).isFalse();
    }

    /** Seals nothing. */
    private static final class Plain implements Vault {
        @Override
        public String seal(String text) {
            return text;
        }

        @Override
        public String open(String sealed) {
            return sealed;
        }
    }
}
