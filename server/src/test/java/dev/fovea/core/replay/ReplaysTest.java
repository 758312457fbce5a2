package dev.fovea.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Vault;
import dev.fovea.core.retain.ForgetAnswers;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Answer;
import dev.fovea.model.Event;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repeated call gets the first answer again (seed imggo, Idempotency; contract imggo.md §8). */
class ReplaysTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("POST /x", "k 1", "hash-1");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable whilePausing = () -> {};
    private Store store;
    private OrgId org;
    private Replays replays;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        org = store.inTransaction(session -> session.organisations()
                        .add(UUID.randomUUID(), "replays", clock.instant())
                        .orElseThrow())
                .id();
        replays = new Replays(store, new Base64Vault(), clock, time -> {
            pauses.add(time);
            clock.advance(time);
            whilePausing.run();
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Answering<String> under(IdempotencyKey key) {
        return new Answering<>(Optional.of(key), ReplaysTest::wording);
    }

    private static Answer wording(String done) {
        return new Answer(202, "{\"done\":\"" + done + "\"}", Optional.of("/x/" + done));
    }

    private Function<Session, String> doing(String what) {
        return session -> {
            session.events().append(org, "done", what, "{}", clock.instant());
            return what;
        };
    }

    private List<String> done() {
        return store.read(session -> session.events().list(org, 0, 100)).stream()
                .map(Event::subject)
                .toList();
    }

    @Test
    void a_repetition_gets_the_first_answer_and_does_nothing() {
        assertThat(replays.answer(org, under(KEY), doing("a"))).isEqualTo(new Answered(wording("a"), false, false));
        assertThat(replays.answer(org, under(KEY), doing("b"))).isEqualTo(new Answered(wording("a"), true, false));
        assertThat(replays.find(org, KEY)).contains(new Answered(wording("a"), true, false));
        assertThat(done()).containsExactly("a");
    }

    @Test
    void another_body_under_the_same_key_gets_the_first_answer_and_is_told() {
        replays.answer(org, under(KEY), doing("a"));
        IdempotencyKey other = new IdempotencyKey(KEY.route(), KEY.key(), "hash-2");
        assertThat(replays.answer(org, under(other), doing("b"))).isEqualTo(new Answered(wording("a"), true, true));
    }

    @Test
    void without_a_key_every_call_is_done() {
        Answering<String> keyless = new Answering<>(Optional.empty(), ReplaysTest::wording);
        assertThat(replays.answer(org, keyless, doing("a")).answer()).isEqualTo(wording("a"));
        assertThat(replays.answer(org, keyless, doing("b")).answer()).isEqualTo(wording("b"));
        assertThat(replays.settle(org, keyless, "c")).isEqualTo(Answered.first(wording("c")));
        assertThat(done()).containsExactly("a", "b");
    }

    @Test
    void after_a_day_the_key_is_free_again() {
        replays.answer(org, under(KEY), doing("a"));
        clock.advance(Duration.ofHours(24));
        assertThat(replays.answer(org, under(KEY), doing("b")).replayed()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(replays.find(org, KEY)).isEmpty();
        assertThat(replays.answer(org, under(KEY), doing("c"))).isEqualTo(Answered.first(wording("c")));
        assertThat(replays.find(org, KEY).orElseThrow().answer()).isEqualTo(wording("c"));
    }

    @Test
    void a_call_that_fails_may_be_corrected_and_repeated() {
        assertThatThrownBy(() -> replays.answer(org, under(KEY), session -> {
                    var _ = doing("a").apply(session);
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(replays.answer(org, under(KEY), doing("b")).replayed()).isFalse();
        assertThat(done()).containsExactly("b");
    }

    @Test
    void a_kept_answer_cannot_be_read_in_the_database() {
        replays.answer(org, under(KEY), doing("secret"));
        String body = store.read(session ->
                        session.replayLog().find(org, KEY, clock.instant()).orElseThrow())
                .answer()
                .body();
        assertThat(body).doesNotContain("secret");
    }

    @Test
    void an_answer_may_be_improved_before_it_settles() {
        Opened<String> opened = replays.open(org, under(KEY), PATIENCE, doing("a"));
        assertThat(opened).isEqualTo(new Opened<>(Answered.first(wording("a")), Optional.of("a")));
        clock.advance(PATIENCE);
        assertThat(replays.settle(org, under(KEY), "better")).isEqualTo(Answered.first(wording("better")));
        assertThat(replays.open(org, under(KEY), PATIENCE, doing("b")))
                .isEqualTo(new Opened<String>(new Answered(wording("better"), true, false), Optional.empty()));
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_repetition_waits_for_a_call_that_may_still_improve_its_answer() {
        replays.open(org, under(KEY), PATIENCE, doing("a"));
        whilePausing = () -> {
            if (pauses.size() == 3) {
                replays.settle(org, under(KEY), "better");
            }
        };
        assertThat(replays.find(org, KEY)).contains(new Answered(wording("better"), true, false));
        assertThat(pauses).hasSize(3);
    }

    @Test
    void a_repetition_does_not_wait_longer_than_ten_seconds() {
        replays.open(org, under(KEY), Duration.ofSeconds(60), doing("a"));
        assertThatThrownBy(() -> replays.answer(org, under(KEY), doing("b")))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isInstanceOfSatisfying(
                                        Conflict.class,
                                        conflict -> assertThat(conflict.clash()).isEqualTo(Clash.IDEMPOTENCY_KEY)));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
        assertThat(done()).containsExactly("a");
    }

    @Test
    void the_answer_of_a_call_that_died_settles_by_itself() {
        replays.open(org, under(KEY), PATIENCE, doing("a"));
        assertThat(replays.find(org, KEY)).contains(new Answered(wording("a"), true, false));
        assertThat(pauses).isNotEmpty();
    }

    @Test
    void an_improvement_that_comes_too_late_does_not_change_what_may_have_been_repeated() {
        replays.open(org, under(KEY), PATIENCE, doing("a"));
        Answered repeated = replays.find(org, KEY).orElseThrow();
        assertThat(replays.settle(org, under(KEY), "better")).isEqualTo(Answered.first(repeated.answer()));
        assertThat(replays.find(org, KEY)).contains(repeated);
    }

    @Test
    void answers_are_forgotten_after_a_day() {
        ForgetAnswers forget = new ForgetAnswers(store, clock);
        replays.answer(org, under(KEY), doing("a"));
        clock.advance(Duration.ofHours(24));
        assertThat(forget.forget()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(forget.forget()).isEqualTo(1);
        assertThat(forget.forget()).isZero();
    }

    @Test
    void a_stop_ends_the_wait() {
        replays.open(org, under(KEY), PATIENCE, doing("a"));
        Replays interrupted = new Replays(store, new Base64Vault(), clock, _ -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.find(org, KEY)).isInstanceOf(FoveaException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Hides a text from the eye, no more. */
    private static final class Base64Vault implements Vault {
        @Override
        public String seal(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(String sealed) {
            return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        }
    }
}
