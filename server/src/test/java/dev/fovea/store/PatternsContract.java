package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every store promises about patterns and their versions. */
abstract class PatternsContract extends ReplayContract {
    private static final Instant LATER = NOW.plusSeconds(5);

    private static PatternId freshId() {
        return new PatternId("pat_" + UUID.randomUUID().toString().substring(0, 10));
    }

    private static PatternContent content(String instructions) {
        Map<String, Value> schema = new LinkedHashMap<>();
        schema.put("z", Value.text("string"));
        schema.put(
                "a", new Value.Items(List.of(new Value.Num(new BigDecimal("1.5")), new Value.Flag(true), Value.NULL)));
        return new PatternContent(
                OutputFormat.CSV, instructions, Optional.of(new Value.Members(schema)), ';', "embedded");
    }

    private static PatternDraft draft(String name) {
        return new PatternDraft(
                name,
                Pattern.Status.DRAFT,
                Pattern.Mode.SYNC,
                content("read it"),
                Optional.of("https://example.org/hook"),
                new Value.Members(Map.of("environment", Value.text("production \u0001"))));
    }

    private boolean done(Function<Session, Boolean> work) {
        return write(work);
    }

    private Pattern add(String name) {
        return write(session -> session.patterns().add(org, freshId(), draft(name), NOW));
    }

    private Optional<Pattern> find(PatternId id) {
        return read(session -> session.patterns().find(org, id));
    }

    private Pattern found(Pattern pattern) {
        return find(pattern.id()).orElseThrow();
    }

    @Test
    void a_pattern_comes_back_as_it_was_given() {
        Pattern added = add("Invoices");
        assertThat(added)
                .isEqualTo(new Pattern(
                        added.id(),
                        added.number(),
                        org,
                        "Invoices",
                        Pattern.Status.DRAFT,
                        Pattern.Mode.SYNC,
                        1,
                        draft("Invoices").content(),
                        Optional.of("https://example.org/hook"),
                        draft("Invoices").metadata(),
                        Pattern.Statistics.NONE,
                        NOW,
                        NOW,
                        Optional.empty()));
        assertThat(find(added.id())).contains(added);
        assertThat(done(session -> session.patterns().taken(added.id()))).isTrue();
        assertThat(done(session -> session.patterns().taken(freshId()))).isFalse();
    }

    @Test
    void a_pattern_may_lack_what_is_optional() {
        PatternContent bare = new PatternContent(OutputFormat.JSON, "read", Optional.empty(), ',', "auto");
        PatternDraft draft = new PatternDraft(
                "bare", Pattern.Status.ACTIVE, Pattern.Mode.AUTO, bare, Optional.empty(), Value.Members.EMPTY);
        Pattern added = write(session -> session.patterns().add(org, freshId(), draft, NOW));
        assertThat(added.content()).isEqualTo(bare);
        assertThat(added.webhookUrl()).isEmpty();
        assertThat(added.metadata()).isEqualTo(Value.Members.EMPTY);
    }

    @Test
    void an_id_is_given_once() {
        Pattern first = add("first");
        assertThatThrownBy(() -> write(session -> session.patterns().add(org, first.id(), draft("second"), NOW)))
                .isInstanceOf(RuntimeException.class);
        assertThat(found(first).name()).isEqualTo("first");
    }

    @Test
    void another_organisation_sees_no_pattern() {
        Pattern mine = add("mine");
        OrgId stranger = write(session -> Samples.organisation(session, "stranger-" + UUID.randomUUID()));
        assertThatObject(read(session -> session.patterns().find(stranger, mine.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(write(session -> session.patterns().findToChange(stranger, mine.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.patterns().findAlsoDeleted(stranger, mine.id())))
                .isEqualTo(Optional.empty());
        assertThat(done(session -> session.patterns().delete(stranger, mine.id(), NOW)))
                .isFalse();
        assertThatObject(read(session -> session.patterns().list(stranger, all(), 0, 10)))
                .isEqualTo(new Listing<Pattern>(List.of(), 0));
        write(session -> {
            session.patterns().countFinished(stranger, mine.id(), Optional.of(5L));
            return mine;
        });
        assertThat(found(mine).statistics()).isEqualTo(Pattern.Statistics.NONE);
    }

    @Test
    void an_id_that_no_database_could_hold_is_unknown() {
        for (String text : List.of("", "pat_\0", "pat_\ud800", "pat_ä")) {
            PatternId id = new PatternId(text);
            assertThat(find(id)).isEmpty();
            assertThatObject(write(session -> session.patterns().findToChange(org, id)))
                    .isEqualTo(Optional.empty());
            assertThat(done(session -> session.patterns().delete(org, id, NOW))).isFalse();
        }
    }

    @Test
    void a_description_changes_everything_but_the_content() {
        Pattern before = add("before");
        PatternDraft after = new PatternDraft(
                "after",
                Pattern.Status.ARCHIVED,
                Pattern.Mode.ASYNC,
                content("not looked at"),
                Optional.empty(),
                Value.Members.EMPTY);
        write(session -> {
            session.patterns().describe(before, after, LATER);
            return before;
        });
        Pattern now = found(before);
        assertThat(now.name()).isEqualTo("after");
        assertThat(now.status()).isEqualTo(Pattern.Status.ARCHIVED);
        assertThat(now.mode()).isEqualTo(Pattern.Mode.ASYNC);
        assertThat(now.webhookUrl()).isEmpty();
        assertThat(now.metadata()).isEqualTo(Value.Members.EMPTY);
        assertThat(now.content()).isEqualTo(before.content());
        assertThat(now.updatedAt()).isEqualTo(LATER);
        assertThat(now.createdAt()).isEqualTo(NOW);
    }

    @Test
    void versions_are_numbered_and_one_is_current() {
        Pattern pattern = add("versions");
        assertThatObject(write(session -> session.patterns().addVersion(pattern, content("two"), LATER)))
                .isEqualTo(2);
        assertThat(found(pattern).content().instructions()).isEqualTo("two");
        assertThat(found(pattern).updatedAt()).isEqualTo(LATER);
        assertThat(done(session -> session.patterns().switchTo(pattern, 1, LATER)))
                .isTrue();
        assertThat(found(pattern).version()).isEqualTo(1);
        assertThat(found(pattern).content().instructions()).isEqualTo("read it");
        assertThat(done(session -> session.patterns().switchTo(pattern, 9, LATER)))
                .isFalse();
        assertThatObject(write(session -> session.patterns().addVersion(pattern, content("three"), LATER)))
                .isEqualTo(3);
        assertThatList(read(session -> session.patterns().versions(pattern)))
                .containsExactly(
                        new Pattern.Version(1, content("read it"), NOW),
                        new Pattern.Version(2, content("two"), LATER),
                        new Pattern.Version(3, content("three"), LATER));
        assertThatObject(read(session -> session.patterns().version(pattern, 2)))
                .isEqualTo(Optional.of(new Pattern.Version(2, content("two"), LATER)));
        assertThatObject(read(session -> session.patterns().version(pattern, 4)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void racing_changes_are_all_counted() throws Exception {
        Pattern pattern = add("raced");
        List<Integer> versions = Race.of(
                16,
                number -> write(session -> {
                    Pattern held =
                            session.patterns().findToChange(org, pattern.id()).orElseThrow();
                    session.patterns().describe(held, draft(held.name() + "."), LATER);
                    return session.patterns().addVersion(held, content("by " + number), LATER);
                }));
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(found(pattern).version()).isEqualTo(17);
        assertThat(found(pattern).name()).isEqualTo("raced" + ".".repeat(16));
    }

    @Test
    void a_deleted_pattern_is_found_by_its_jobs_only() {
        Pattern pattern = add("gone");
        assertThat(done(session -> session.patterns().delete(org, pattern.id(), LATER)))
                .isTrue();
        assertThat(done(session -> session.patterns().delete(org, pattern.id(), LATER)))
                .isFalse();
        assertThat(find(pattern.id())).isEmpty();
        assertThatObject(write(session -> session.patterns().findToChange(org, pattern.id())))
                .isEqualTo(Optional.empty());
        assertThat(read(session -> session.patterns().list(org, all(), 0, 10)).total())
                .isZero();
        Pattern kept = read(session -> session.patterns().findAlsoDeleted(org, pattern.id()))
                .orElseThrow();
        assertThat(kept.deletedAt()).contains(LATER);
        assertThat(kept.content()).isEqualTo(pattern.content());
    }

    @Test
    void patterns_are_listed_newest_first_in_pages() {
        List<String> names = List.of("one", "two", "three");
        names.forEach(this::add);
        Listing<Pattern> first = read(session -> session.patterns().list(org, all(), 0, 2));
        assertThat(first.items()).extracting(Pattern::name).containsExactly("three", "two");
        assertThat(first.total()).isEqualTo(3);
        Listing<Pattern> last = read(session -> session.patterns().list(org, all(), 2, 2));
        assertThat(last.items()).extracting(Pattern::name).containsExactly("one");
        Listing<Pattern> beyond = read(session -> session.patterns().list(org, all(), 4, 2));
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.total()).isEqualTo(3);
    }

    @Test
    void patterns_are_listed_by_status() {
        Pattern draft = add("draft");
        Pattern archived = add("archived");
        write(session -> {
            PatternDraft change = draft("archived");
            session.patterns()
                    .describe(
                            archived,
                            new PatternDraft(
                                    change.name(),
                                    Pattern.Status.ARCHIVED,
                                    change.mode(),
                                    change.content(),
                                    change.webhookUrl(),
                                    change.metadata()),
                            LATER);
            return archived;
        });
        PatternFilter drafts = new PatternFilter(Optional.of(Pattern.Status.DRAFT), Optional.empty());
        assertThat(read(session -> session.patterns().list(org, drafts, 0, 10)).items())
                .containsExactly(draft);
    }

    @Test
    void names_are_searched_in_any_case_and_literally() {
        for (String name :
                List.of("Straße ÄÖÜ", "100% sure", "100 sure", "a_b", "axb", "back\\slash", "bang!", "It's")) {
            add(name);
        }
        assertThat(search("straße äö")).containsExactly("Straße ÄÖÜ");
        assertThat(search("SURE")).containsExactly("100 sure", "100% sure");
        assertThat(search("0%")).containsExactly("100% sure");
        assertThat(search("A_B")).containsExactly("a_b");
        assertThat(search("\\")).containsExactly("back\\slash");
        assertThat(search("!")).containsExactly("bang!");
        assertThat(search("t's")).containsExactly("It's");
        assertThat(search("nothing")).isEmpty();
    }

    private List<String> search(String part) {
        PatternFilter filter = new PatternFilter(Optional.empty(), Optional.of(part));
        return read(session -> session.patterns().list(org, filter, 0, 10)).items().stream()
                .map(Pattern::name)
                .toList();
    }

    private static PatternFilter all() {
        return new PatternFilter(Optional.empty(), Optional.empty());
    }

    @Test
    void what_jobs_came_to_is_counted() throws Exception {
        Pattern pattern = add("counted");
        Race.of(
                16,
                number -> write(session -> {
                    session.patterns().countRequest(pattern);
                    session.patterns()
                            .countFinished(
                                    org, pattern.id(), number < 4 ? Optional.empty() : Optional.of(100L + number));
                    return number;
                }));
        assertThat(found(pattern).statistics()).isEqualTo(new Pattern.Statistics(16, 12, 4, 1314));
        assertThat(found(pattern).updatedAt()).isEqualTo(NOW);
    }
}
