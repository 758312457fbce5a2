package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.ReplayLog.Kept;
import dev.fovea.core.port.Vault;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.ClaimingStore;
import dev.fovea.core.replay.KeyedCalls;
import dev.fovea.core.replay.Replays;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
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

    @Test
    void of_many_calls_that_know_nothing_of_their_key_one_has_an_effect_and_all_get_its_answer() throws Exception {
        ClaimingStore claiming = new ClaimingStore(store);
        List<Answered> answers =
                Race.of(32, number -> answer(claiming, "race", creation(claiming, "hash " + number % 2)));
        assertThat(answers)
                .extracting(Answered::answer)
                .containsOnly(answers.getFirst().answer());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(answers).filteredOn(Answered::otherBody).hasSize(16);
        assertThatObject(read(session -> session.events().list(org, 0, 100)).size())
                .isEqualTo(1);
    }

    @Test
    void a_refused_call_gives_its_key_free() {
        ClaimingStore claiming = new ClaimingStore(store);
        KeyedCalls.Call refused = call("one", () -> {
            String _ = appended(claiming);
            throw new IllegalStateException("after the commit");
        });
        assertThatThrownBy(() -> answer(claiming, "refused", refused)).hasMessage("after the commit");
        KeyedCalls.Call problem = call("two", () -> new Answer(404, appended(claiming), Optional.empty()));
        assertThat(answer(claiming, "refused", problem).answer().status()).isEqualTo(404);
        assertThat(answer(claiming, "refused", creation(claiming, "three")).replayed())
                .isFalse();
        Answered again = answer(claiming, "refused", creation(claiming, "three"));
        assertThat(again.replayed()).isTrue();
        assertThat(again.otherBody()).isFalse();
    }

    @Test
    void a_call_without_an_effect_is_answered_once() {
        ClaimingStore claiming = new ClaimingStore(store);
        KeyedCalls.Call first = call("same", () -> FIRST);
        KeyedCalls.Call second = call("same", () -> SECOND);
        assertThat(answer(claiming, "idle", first).answer()).isEqualTo(FIRST);
        assertThat(answer(claiming, "idle", second).answer()).isEqualTo(FIRST);
    }

    @Test
    void an_effect_whose_answer_was_lost_does_not_come_twice() {
        ClaimingStore claiming = new ClaimingStore(store);
        IdempotencyKey key = new IdempotencyKey("POST /lost", "key", "");
        Instant longAgo = Instant.now().minusSeconds(3600);
        Answer unanswered = new Answer(0, "", Optional.empty());
        assertThat(keep(org, key, unanswered, longAgo)).isTrue();
        assertThatThrownBy(() -> keyed(claiming).answer(org, key.route(), key.key(), creation(claiming, "any")))
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isInstanceOf(FoveaError.Conflict.class));
        assertThatObject(read(session -> session.events().list(org, 0, 100))).isEqualTo(List.of());
    }

    private KeyedCalls keyed(ClaimingStore claiming) {
        Vault vault = new Plain();
        return new KeyedCalls(claiming, new Replays(claiming, vault, Clock.systemUTC()), vault, Clock.systemUTC());
    }

    private Answered answer(ClaimingStore claiming, String key, KeyedCalls.Call call) {
        try {
            return keyed(claiming).answer(org, "POST /things", key, call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private KeyedCalls.Call creation(ClaimingStore claiming, String bodyHash) {
        return call(bodyHash, () -> new Answer(201, appended(claiming), Optional.empty()));
    }

    private String appended(ClaimingStore claiming) {
        return claiming.inTransaction(session -> {
            String id = UUID.randomUUID().toString();
            session.events().append(org, "raced", id, "{}", NOW);
            return id;
        });
    }

    private static KeyedCalls.Call call(String bodyHash, Callable<Answer> work) {
        return new KeyedCalls.Call() {
            @Override
            public Answer run() throws Exception {
                return work.call();
            }

            @Override
            public String bodyHash() {
                return bodyHash;
            }
        };
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
