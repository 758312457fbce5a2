package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Vault;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Replays;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.Answer;
import dev.fovea.model.Event;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns made, changed, read and removed (contract imggo.md §4). */
class PatternUseCasesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final PatternFilter ALL = new PatternFilter(Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final NumberedIds ids = new NumberedIds();
    private final List<String> addresses = new ArrayList<>();
    private Store store;
    private OrgId org;
    private OrgId stranger;
    private CreatePattern create;
    private ChangePattern change;
    private PatternQueries queries;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        org = organisation("mine");
        stranger = organisation("theirs");
        Replays replays = new Replays(store, new OpenVault(), clock);
        AddressBook book = (_, owner, url) -> addresses.add(owner.value() + " " + url);
        create = new CreatePattern(replays, ids, clock, book);
        change = new ChangePattern(store, replays, clock, book);
        queries = new PatternQueries(store);
    }

    private OrgId organisation(String name) {
        return store.inTransaction(session -> session.organisations()
                        .add(UUID.randomUUID(), name, NOW)
                        .orElseThrow())
                .id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static PatternDraft draft(String name) {
        return new PatternDraft(
                name,
                Pattern.Status.ACTIVE,
                Pattern.Mode.AUTO,
                new PatternContent(OutputFormat.JSON, "Extract the total", Optional.of(schema("number")), ',', "auto"),
                Optional.empty(),
                Value.Members.EMPTY);
    }

    private static Value schema(String type) {
        return new Value.Members(Map.of("total", Value.text(type)));
    }

    private static Answering<Pattern> answering(Optional<String> key) {
        return new Answering<>(
                key.map(text -> new IdempotencyKey("POST /patterns", text, "hash")),
                pattern -> new Answer(201, pattern.id() + " v" + pattern.version(), Optional.empty()));
    }

    private PatternId create(PatternDraft draft) {
        Answered answered = create.create(new CreatePattern.Command(org, draft), answering(Optional.empty()));
        return new PatternId(answered.answer().body().split(" ", 2)[0]);
    }

    private List<String> events() {
        return store.read(session -> session.events().list(org, 0, 100)).stream()
                .map(Event::type)
                .toList();
    }

    // Making

    @Test
    void a_pattern_is_made_with_its_first_version() {
        PatternId id = create(draft("  Invoices \n"));
        assertThat(id.text()).matches("pat_[0-9A-Za-z]{10}");
        Pattern pattern = queries.get(org, id);
        assertThat(pattern.name()).isEqualTo("Invoices");
        assertThat(pattern.version()).isEqualTo(1);
        assertThat(pattern.content()).isEqualTo(draft("").content());
        assertThat(queries.versions(org, id))
                .containsExactly(new Pattern.Version(1, draft("").content(), NOW));
        assertThat(events()).containsExactly("pattern.created");
        assertThat(addresses).isEmpty();
    }

    @Test
    void an_id_that_is_taken_is_not_used_again() {
        ids.next.addAll(List.of("AAAAAAAAAA", "AAAAAAAAAA", "BBBBBBBBBB"));
        assertThat(create(draft("a"))).isEqualTo(new PatternId("pat_AAAAAAAAAA"));
        assertThat(create(draft("b"))).isEqualTo(new PatternId("pat_BBBBBBBBBB"));
    }

    @Test
    void a_repeated_call_makes_no_second_pattern() {
        CreatePattern.Command command = new CreatePattern.Command(org, draft("once"));
        Answered first = create.create(command, answering(Optional.of("k")));
        assertThat(create.create(command, answering(Optional.of("k"))))
                .isEqualTo(new Answered(first.answer(), true, false));
        assertThat(queries.list(org, ALL, 0, 10).total()).isEqualTo(1);
    }

    @Test
    void the_address_of_a_pattern_becomes_a_target() {
        PatternId id = create(withUrl("https://example.org/hook"));
        change.change(org, id, _ -> withUrl("https://example.org/hook"));
        change.change(org, id, _ -> withUrl("http://example.org:8080/other?x=1"));
        assertThat(addresses)
                .containsExactly(
                        org.value() + " https://example.org/hook", org.value() + " http://example.org:8080/other?x=1");
    }

    private static PatternDraft withUrl(String url) {
        PatternDraft draft = draft("hooked");
        return new PatternDraft(
                draft.name(), draft.status(), draft.mode(), draft.content(), Optional.of(url), draft.metadata());
    }

    @Test
    void what_breaks_a_rule_is_refused_before_anything_is_stored() {
        assertRefused("missing_field", "name", () -> create(draft(" ")));
        assertRefused("invalid_parameter", "name", () -> create(draft("x".repeat(256))));
        assertRefused("invalid_parameter", "name", () -> create(draft("a\0b")));
        assertRefused("missing_field", "instructions", () -> create(withContent("\n", "number", ',')));
        assertRefused(
                "invalid_parameter", "instructions", () -> create(withContent("x".repeat(10_001), "number", ',')));
        assertRefused("invalid_parameter", "instructions", () -> create(withContent("a\0b", "number", ',')));
        assertRefused("invalid_parameter", "csv_delimiter", () -> create(withContent("read", "number", '|')));
        assertRefused("invalid_schema", "total", () -> create(withContent("read", "nubmer", ',')));
        for (String url :
                List.of("", "localhost", "ftp://example.org", "http://", "http://a b", "https:/x", "http://a\0")) {
            assertRefused("invalid_parameter", "webhook_url", () -> create(withUrl(url)));
        }
        assertRefused(
                "invalid_parameter", "webhook_url", () -> create(withUrl("https://example.org/" + "x".repeat(2048))));
        assertRefused("invalid_parameter", "metadata", () -> create(withMetadata(Value.text("x".repeat(17_000)))));
        assertRefused("invalid_parameter", "metadata", () -> create(withMetadata(Value.text("\0"))));
        assertRefused("invalid_parameter", "metadata", () -> create(withMetadata(nested(40))));
        assertThat(queries.list(org, ALL, 0, 10).total()).isZero();
        assertThat(events()).isEmpty();
    }

    private static PatternDraft withContent(String instructions, String type, char delimiter) {
        PatternDraft draft = draft("x");
        PatternContent content =
                new PatternContent(OutputFormat.JSON, instructions, Optional.of(schema(type)), delimiter, "auto");
        return new PatternDraft(
                draft.name(), draft.status(), draft.mode(), content, draft.webhookUrl(), draft.metadata());
    }

    private static PatternDraft withMetadata(Value value) {
        PatternDraft draft = draft("x");
        return new PatternDraft(
                draft.name(),
                draft.status(),
                draft.mode(),
                draft.content(),
                draft.webhookUrl(),
                new Value.Members(Map.of("a", value)));
    }

    private static Value nested(int levels) {
        Value value = Value.NULL;
        for (int level = 0; level < levels; level++) {
            value = new Value.Items(List.of(value));
        }
        return value;
    }

    private static void assertRefused(String rule, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FoveaException.class, e -> {
            List<Problem> problems = ((Invalid) e.error()).problems();
            assertThat(problems).hasSize(1);
            assertThat(problems.getFirst().rule()).isEqualTo(rule);
            assertThat(problems.getFirst().path()).containsExactly(field);
        });
    }

    // Changing

    @Test
    void a_changed_content_is_a_new_version_and_jobs_keep_theirs() {
        PatternId id = create(draft("a"));
        Pattern changed = change.change(org, id, _ -> withContent("Extract the sum", "number (2 decimals)", ';'));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.content().instructions()).isEqualTo("Extract the sum");
        assertThat(queries.content(org, id, 1)).isEqualTo(draft("a").content());
        assertThat(queries.content(org, id, 2)).isEqualTo(changed.content());
        assertThat(events()).containsExactly("pattern.created", "pattern.changed");
    }

    @Test
    void a_change_of_anything_else_is_no_version() {
        PatternId id = create(draft("a"));
        Pattern changed = change.change(
                org,
                id,
                before -> new PatternDraft(
                        "b",
                        Pattern.Status.ARCHIVED,
                        Pattern.Mode.SYNC,
                        before.content(),
                        before.webhookUrl(),
                        new Value.Members(Map.of("k", Value.number(1)))));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.name()).isEqualTo("b");
        assertThat(changed.status()).isEqualTo(Pattern.Status.ARCHIVED);
        assertThat(changed.mode()).isEqualTo(Pattern.Mode.SYNC);
        assertThat(queries.versions(org, id)).hasSize(1);
    }

    @Test
    void a_change_that_breaks_a_rule_changes_nothing() {
        PatternId id = create(draft("a"));
        assertRefused("invalid_schema", "total", () -> change.change(org, id, _ -> withContent("b", "nubmer", ',')));
        assertRefused(
                "invalid_schema",
                "total",
                () -> change.addVersion(
                        org, id, _ -> withContent("b", "nubmer", ',').content(), answering(Optional.empty())));
        assertThat(queries.get(org, id).content()).isEqualTo(draft("a").content());
        assertThat(queries.versions(org, id)).hasSize(1);
    }

    @Test
    void a_version_may_be_added_and_an_earlier_one_made_current() {
        PatternId id = create(draft("a"));
        assertThat(change.addVersion(org, id, UnaryOperator.identity(), answering(Optional.of("v")))
                        .answer()
                        .body())
                .isEqualTo(id + " v2");
        assertThat(change.addVersion(org, id, UnaryOperator.identity(), answering(Optional.of("v")))
                        .replayed())
                .isTrue();
        assertThat(change.switchTo(org, id, 1, answering(Optional.empty()))
                        .answer()
                        .body())
                .isEqualTo(id + " v1");
        assertThat(queries.get(org, id).version()).isEqualTo(1);
        assertThat(change.addVersion(org, id, UnaryOperator.identity(), answering(Optional.empty()))
                        .answer()
                        .body())
                .isEqualTo(id + " v3");
        assertUnknown(id, () -> change.switchTo(org, id, 4, answering(Optional.empty())));
    }

    // Removing, reading

    @Test
    void a_deleted_pattern_is_unknown_but_for_its_jobs() {
        PatternId id = create(draft("a"));
        change.delete(org, id);
        assertUnknown(id, () -> change.delete(org, id));
        assertUnknown(id, () -> queries.get(org, id));
        assertUnknown(id, () -> queries.versions(org, id));
        assertUnknown(id, () -> change.change(org, id, UnaryOperator.identity()));
        assertThat(queries.content(org, id, 1)).isEqualTo(draft("a").content());
        assertUnknown(id, () -> queries.content(org, id, 2));
        assertThat(events()).containsExactly("pattern.created", "pattern.deleted");
    }

    @Test
    void another_organisations_pattern_is_unknown() {
        PatternId id = create(draft("a"));
        assertUnknown(id, () -> queries.get(stranger, id));
        assertUnknown(id, () -> queries.versions(stranger, id));
        assertUnknown(id, () -> queries.content(stranger, id, 1));
        assertUnknown(id, () -> change.change(stranger, id, UnaryOperator.identity()));
        assertUnknown(id, () -> change.addVersion(stranger, id, UnaryOperator.identity(), answering(Optional.empty())));
        assertUnknown(id, () -> change.switchTo(stranger, id, 1, answering(Optional.empty())));
        assertUnknown(id, () -> change.delete(stranger, id));
        assertThat(queries.list(stranger, ALL, 0, 10).items()).isEmpty();
        assertThat(queries.get(org, id).version()).isEqualTo(1);
    }

    private static void assertUnknown(PatternId id, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isEqualTo(unknown(id)));
    }

    private static FoveaError unknown(PatternId id) {
        return new NotFound(Thing.PATTERN, id.text());
    }

    @Test
    void a_search_that_no_name_can_match_is_refused() {
        create(draft("Straße"));
        Listing<Pattern> found = queries.list(org, new PatternFilter(Optional.empty(), Optional.of("STRAß")), 0, 10);
        assertThat(found.items()).extracting(Pattern::name).containsExactly("Straße");
        for (String search : List.of("\0", "x".repeat(256))) {
            PatternFilter filter = new PatternFilter(Optional.empty(), Optional.of(search));
            assertRefused("invalid_parameter", "search", () -> queries.list(org, filter, 0, 10));
        }
    }

    /** Secrets as told, else numbered. */
    private static final class NumberedIds implements Ids {
        private final Deque<String> next = new ArrayDeque<>();
        private int number;

        @Override
        public UUID uuid() {
            throw new AssertionError("patterns have no UUID");
        }

        @Override
        public String ulid() {
            throw new AssertionError("patterns have no ULID");
        }

        @Override
        public String secret(String alphabet, int length) {
            number++;
            return Optional.ofNullable(next.poll()).orElseGet(() -> String.valueOf(1_000_000_000 + number));
        }
    }

    /** Seals nothing. */
    private static final class OpenVault implements Vault {
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
