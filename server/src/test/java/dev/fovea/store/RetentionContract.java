package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.NaturalKey;
import dev.fovea.core.ingest.NearDuplicates;
import dev.fovea.core.ingest.PictureSniffer;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.ingest.Sender;
import dev.fovea.core.port.Searches;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.core.retain.ApplyRules;
import dev.fovea.core.retain.DeleteMany;
import dev.fovea.core.retain.DeleteMedia;
import dev.fovea.core.retain.KeepMedia;
import dev.fovea.core.retain.PreviewRules;
import dev.fovea.core.retain.WriteRules;
import dev.fovea.crypto.SecureIds;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Batch;
import dev.fovea.model.Centroid;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Keep;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Receipt;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RetentionRule;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes, what stays, and what is left of it, on every database. */
abstract class RetentionContract extends StoreContract {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
    private static final IntakePolicy POLICY = IntakePolicy.DEFAULT;

    @TempDir
    static Path blobFolder;

    private Actor anna() {
        return new Actor(org, "anna", Optional.of("192.0.2.1"));
    }

    private void delete(Media media, boolean force) {
        new DeleteMedia(store, CLOCK).delete(new DeleteMedia.Command(anna(), media, "no longer \"needed\"", force));
    }

    private DeleteMany deleteMany() {
        return new DeleteMany(store, new MediaSearch(store), filters(), CLOCK);
    }

    private DeleteMany.Order order(boolean force) {
        return new DeleteMany.Order(anna(), "tidying up", force);
    }

    private Media keep(Media media) {
        return new KeepMedia(store, CLOCK).keep(anna(), media, "evidence");
    }

    private Media inBatch(String key) {
        return write(session -> {
            Source source = Samples.device(session, org, "cam");
            Batch batch = session.batches().reserveSlot(source, POLICY, UUID.randomUUID(), NOW);
            return session.media()
                    .add(Samples.image(org, key, Optional.of(source.id()), Optional.of(batch.id())))
                    .orElseThrow();
        });
    }

    private List<String> types() {
        return read(session -> session.events().list(org, 0, 1000)).stream()
                .map(Event::type)
                .toList();
    }

    private List<AuditEntry> audited() {
        return read(session -> session.audit().list(org, OptionalLong.empty(), 100));
    }

    private boolean there(Media media) {
        return read(session -> session.media().find(org, media.id())).isPresent();
    }

    private int batchCount(Media media) {
        return read(session -> session.batches().find(org, media.batch().orElseThrow()))
                .orElseThrow()
                .imageCount();
    }

    @Test
    void a_deleted_image_leaves_nothing_behind() {
        Media media = inBatch("gone");
        Media other = inBatch("stays");
        write(session -> {
            Source source = Samples.device(session, org, "cam");
            var location = session.sources().moveTo(source, new Place(1, 2, "c", "s", "r", "d"), NOW);
            session.sightings().add(media, new PlateRead(Optional.of("8XYZ012"), "CA", Optional.of(0.9)), location);
            session.receipts().add(media, receipt());
            return session.runs()
                    .upsert(
                            media,
                            Samples.run("r", "cat"),
                            "hub",
                            Map.of("cat", List.of(new Centroid(1, 2))),
                            List.of(),
                            NOW);
        });
        delete(media, false);
        assertThat(there(media)).isFalse();
        assertThatList(read(session -> session.runs().list(org, media.number())))
                .isEmpty();
        assertThatList(read(session -> session.runs().find(org, "r"))).isEmpty();
        assertThatObject(read(session -> session.runs().centroids(org, media.number())))
                .isEqualTo(Map.of());
        assertThatList(read(session -> session.receipts().list(org, media.number())))
                .isEmpty();
        Criterion plate = new Criterion.WithPlate(new PlateMatch.Like(Glob.literal("8XYZ012")));
        assertThatList(read(session ->
                                session.searches().sightings(org, plate, OptionalLong.empty(), 9, Searches.FOR_EVER))
                        .items())
                .isEmpty();
        assertThat(batchCount(other)).isEqualTo(1);
        assertThat(there(other)).isTrue();
    }

    @Test
    void a_deletion_is_told_and_answered_for() {
        Media media = inBatch("told");
        delete(media, false);
        Event event = read(session -> session.events().list(org, 0, 1000)).getLast();
        assertThat(event.type()).isEqualTo("image.deleted");
        assertThat(event.subject()).isEqualTo(media.id().toString());
        assertThat(event.data())
                .isEqualTo(("{\"image_id\":\"%s\",\"media_key\":\"told\",\"batch_id\":\"%s\",\"by\":\"anna\","
                                + "\"reason\":\"no longer \\\"needed\\\"\"}")
                        .formatted(media.id(), media.batch().orElseThrow()));
        assertThat(audited()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(anna());
            assertThat(entry.action()).isEqualTo("image.deleted");
            assertThat(entry.subject()).isEqualTo(media.id().toString());
            assertThat(entry.details()).contains("\"filename\":\"told\"", "\"bytes\":7");
        });
    }

    @Test
    void an_image_that_nearly_repeats_a_deleted_one_stands_for_itself() {
        Media first = inBatch("first");
        Media second = inBatch("second");
        write(session -> {
            session.media().setSimilarity(second.id(), 7, Optional.of(first.id()));
            return first;
        });
        delete(first, false);
        Media left = read(session -> session.media().find(org, second.id())).orElseThrow();
        assertThat(left.similarTo()).isEmpty();
        assertThat(left.differenceHash()).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void what_is_kept_goes_only_when_an_administrator_insists() {
        Media media = keep(inBatch("kept"));
        assertThatObject(media.keep()).isEqualTo(Optional.of(new Keep("evidence", "anna", NOW)));
        assertThatThrownBy(() -> delete(media, false))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error()).isInstanceOfSatisfying(FoveaError.Conflict.class, conflict -> {
                            assertThat(conflict.clash()).isEqualTo(FoveaError.Clash.KEPT);
                            assertThat(conflict.message()).contains(media.id().toString(), "anna", "evidence");
                        }));
        assertThat(there(media)).isTrue();
        delete(media, true);
        assertThat(there(media)).isFalse();
        assertThat(types()).containsExactly("image.kept", "image.deleted");
    }

    @Test
    void what_is_released_goes_again() {
        Media media = keep(inBatch("released"));
        KeepMedia keeping = new KeepMedia(store, CLOCK);
        keeping.release(anna(), media);
        keeping.release(anna(), media);
        assertThat(read(session -> session.media().find(org, media.id()))
                        .orElseThrow()
                        .keep())
                .isEmpty();
        delete(media, false);
        assertThat(types()).containsExactly("image.kept", "image.released", "image.deleted");
    }

    @Test
    void of_several_of_which_one_is_kept_none_goes() {
        Media first = inBatch("a");
        Media kept = keep(inBatch("b"));
        assertThatThrownBy(() -> deleteMany().delete(order(false), List.of(first.id(), kept.id())))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(kept.id().toString());
        assertThat(there(first)).isTrue();
    }

    @Test
    void several_go_in_blocks_each_with_one_entry_in_the_audit_log() {
        List<Media> media =
                IntStream.range(0, 205).mapToObj(i -> inBatch("many/" + i)).toList();
        Media other = inBatch("other");
        MediaId nobody = new MediaId(UUID.randomUUID());
        List<MediaId> ids =
                new java.util.ArrayList<>(media.stream().map(Media::id).toList());
        ids.add(nobody);
        DeleteMany.Result result = deleteMany().delete(order(false), ids);
        assertThat(result).isEqualTo(new DeleteMany.Result(205, 205 * 7, List.of(nobody)));
        assertThat(media).noneMatch(this::there);
        assertThat(batchCount(other)).isEqualTo(1);
        assertThat(audited())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.action()).isEqualTo("images.deleted"));
        assertThat(types()).hasSize(205).containsOnly("image.deleted");
    }

    @Test
    void what_matches_goes_only_when_its_number_is_confirmed() {
        Media first = inBatch("x");
        Media kept = keep(inBatch("y"));
        assertThat(deleteMany().preview(org, "", false))
                .isEqualTo(new DeleteMany.Preview(1, 7, 1, List.of(first.id())));
        assertThatThrownBy(() -> deleteMany().delete(order(false), "", OptionalLong.of(2)))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isInstanceOfSatisfying(
                                        FoveaError.Conflict.class,
                                        conflict ->
                                                assertThat(conflict.details()).isEqualTo(Map.of("count", 1))));
        assertThat(there(first)).isTrue();
        assertThat(deleteMany().delete(order(false), "", OptionalLong.of(1)).deleted())
                .isEqualTo(1);
        assertThat(there(first)).isFalse();
        assertThat(there(kept)).isTrue();
    }

    @Test
    void of_many_who_delete_one_image_one_does() throws Exception {
        Media media = inBatch("raced");
        Media other = inBatch("other");
        List<Boolean> deleted = Race.of(32, _ -> {
            try {
                delete(media, false);
                return true;
            } catch (FoveaException e) {
                assertThat(e.error()).isInstanceOf(FoveaError.NotFound.class);
                return false;
            }
        });
        assertThat(deleted).filteredOn(done -> done).hasSize(1);
        assertThat(batchCount(other)).isEqualTo(1);
        assertThat(types()).containsExactly("image.deleted");
    }

    @Test
    void a_run_that_meets_a_deletion_is_stored_and_goes_or_finds_no_recording() throws Exception {
        for (int round = 0; round < 10; round++) {
            Media media = inBatch("round/" + round);
            SubmitRun submit = new SubmitRun(store, CLOCK);
            List<Optional<FoveaError>> failures = Race.of(16, number -> {
                try {
                    if (number == 7) {
                        delete(media, false);
                    } else {
                        submit.submit(new SubmitRun.Command(
                                org,
                                "hub",
                                new SubmitRun.Target.Key(media.mediaKey()),
                                Samples.run("run-" + number, "cat"),
                                RejectedBoxes.NONE,
                                List.of(),
                                receipt()));
                    }
                    return Optional.empty();
                } catch (FoveaException e) {
                    return Optional.of(e.error());
                }
            });
            assertThat(failures)
                    .filteredOn(Optional::isPresent)
                    .allSatisfy(failure -> assertThat(failure.orElseThrow()).isInstanceOf(FoveaError.NotFound.class));
            assertThat(there(media)).isFalse();
            assertThatList(read(session -> session.runs().list(org, media.number())))
                    .isEmpty();
            assertThatList(read(session -> session.receipts().list(org, media.number())))
                    .isEmpty();
        }
    }

    @Test
    void a_keep_that_meets_a_deletion_holds_or_finds_nothing_to_keep() throws Exception {
        for (int round = 0; round < 10; round++) {
            Media media = inBatch("keep/" + round);
            List<Boolean> done = Race.of(2, number -> {
                try {
                    if (number == 0) {
                        keep(media);
                    } else {
                        delete(media, false);
                    }
                    return true;
                } catch (FoveaException e) {
                    return false;
                }
            });
            assertThat(done.get(0)).isNotEqualTo(done.get(1));
            assertThat(there(media)).isEqualTo(done.get(0));
        }
    }

    @Test
    void the_same_upload_after_a_deletion_is_one_new_image_whose_arrival_tells_of_the_deleted_one() throws Exception {
        FileBlobs blobs = FileBlobs.open(blobFolder, CLOCK);
        try (NearDuplicates near = new NearDuplicates(store, blobs)) {
            AcceptImage accept = new AcceptImage(store, new RecordImage(new SecureIds(CLOCK), CLOCK), near);
            MediaId first = upload(accept, blobs).id();
            assertThat(upload(accept, blobs).outcome()).isEqualTo(AcceptImage.Outcome.DUPLICATE);
            delete(read(session -> session.media().find(org, first)).orElseThrow(), false);
            List<AcceptImage.Receipt> again = Race.of(16, _ -> upload(accept, blobs));
            assertThat(again)
                    .filteredOn(receipt -> receipt.outcome() == AcceptImage.Outcome.STORED)
                    .hasSize(1);
            assertThat(new HashSet<>(again.stream().map(AcceptImage.Receipt::id).toList()))
                    .hasSize(1)
                    .doesNotContain(first);
            assertThatObject(read(session -> session.media().count(org, MediaFilter.ofKinds(Set.of()))))
                    .isEqualTo(1L);
            assertThat(read(session -> session.events().list(org, 0, 100))
                            .getLast()
                            .data())
                    .contains("\"after_deletion_of\":\"" + first + "\"");
        }
    }

    private static RetentionRule.Content rule(String name, int place, String query, Duration keepFor) {
        return new RetentionRule.Content(name, place, query, RetentionRule.Age.RECEIVED, Optional.of(keepFor), true);
    }

    private static Clock in(Duration time) {
        return Clock.offset(CLOCK, time);
    }

    private static FilterParser filters() {
        return new FilterParser(CLOCK);
    }

    private WriteRules rules(Clock clock) {
        return new WriteRules(store, filters(), new PreviewRules(store, filters(), clock), new SecureIds(clock), clock);
    }

    /** Those of every organisation: the tests share a store, so that what all of them took says little. */
    private void apply(Clock clock) throws InterruptedException {
        long _ = new ApplyRules(store, filters(), clock, _ -> {}).apply();
    }

    private void label(Media media, String label) {
        write(session -> session.runs().upsert(media, Samples.run("r", label), "hub", Map.of(), List.of(), NOW));
    }

    @Test
    void the_first_rule_that_matches_decides_and_what_is_kept_stays() throws Exception {
        Media accident = inBatch("accident");
        Media kept = keep(inBatch("kept"));
        Media plain = inBatch("plain");
        label(accident, "accident");
        label(plain, "car");
        WriteRules rules = rules(in(Duration.ofDays(31)));
        RetentionRule.Content forGood = new RetentionRule.Content(
                "accidents", 1, "label:accident", RetentionRule.Age.RECEIVED, Optional.empty(), true);
        rules.add(anna(), forGood, OptionalLong.empty());
        RetentionRule all = rules.add(anna(), rule("the rest", 2, "", Duration.ofDays(30)), OptionalLong.of(1));
        apply(in(Duration.ofDays(29)));
        assertThat(there(plain)).isTrue();
        apply(in(Duration.ofDays(31)));
        assertThat(there(plain)).isFalse();
        assertThat(there(accident)).isTrue();
        assertThat(there(kept)).isTrue();
        assertThatObject(rules.get(org, all.id().toString()).lastRun())
                .isEqualTo(Optional.of(new RetentionRule.LastRun(NOW.plus(Duration.ofDays(31)), 1, 7)));
        assertThat(audited().getFirst()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.server(org));
            assertThat(entry.action()).isEqualTo("images.deleted");
            assertThat(entry.details())
                    .contains("\"rule\":\"the rest\"", "\"count\":1", plain.id().toString());
        });
        assertThat(types().getLast()).isEqualTo("image.deleted");
    }

    @Test
    void a_preview_tells_what_goes_now_and_within_a_week_and_by_which_rule() {
        Media first = inBatch("one");
        inBatch("two");
        label(first, "cat");
        WriteRules rules = rules(in(Duration.ofDays(10)));
        rules.add(anna(), rule("cats", 1, "label:cat", Duration.ofDays(9)), OptionalLong.empty());
        rules.add(anna(), rule("all", 2, "", Duration.ofDays(12)), OptionalLong.of(0));
        PreviewRules.Preview preview = new PreviewRules(store, filters(), in(Duration.ofDays(10))).preview(org);
        assertThat(preview.complete()).isTrue();
        PreviewRules.Outlook cats = preview.rules().get(0);
        assertThat(cats.now()).isEqualTo(new PreviewRules.Sum(1, 7));
        assertThat(cats.within7Days()).isEqualTo(new PreviewRules.Sum(0, 0));
        assertThat(cats.sample()).extracting(Media::id).containsExactly(first.id());
        PreviewRules.Outlook all = preview.rules().get(1);
        assertThat(all.now()).isEqualTo(new PreviewRules.Sum(0, 0));
        assertThat(all.within7Days()).isEqualTo(new PreviewRules.Sum(1, 7));
        assertThat(rules.preview(org, rule("sooner", 1, "not:boxes", Duration.ofDays(1)))
                        .now()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_rule_that_takes_everything_must_be_confirmed_with_the_number() {
        inBatch("a");
        inBatch("b");
        RetentionRule.Content all = rule("all", 1, " ", Duration.ofDays(1));
        WriteRules rules = rules(in(Duration.ofDays(2)));
        assertThatThrownBy(() -> rules.add(anna(), all, OptionalLong.empty()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("2");
        assertThatList(rules.list(org)).isEmpty();
        assertThat(rules.add(anna(), all, OptionalLong.of(2)).content()).isEqualTo(all);
    }

    @Test
    void a_filter_by_region_is_no_filter_of_a_rule() {
        assertThatThrownBy(() -> rules(CLOCK)
                        .add(anna(), rule("r", 1, "region:0,0,1,0.5", Duration.ofDays(1)), OptionalLong.empty()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("region");
    }

    @Test
    void rules_are_changed_and_removed_and_each_change_is_answered_for() {
        WriteRules rules = rules(CLOCK);
        RetentionRule added = rules.add(anna(), rule("cats", 5, "label:cat", Duration.ofDays(9)), OptionalLong.empty());
        rules.add(anna(), rule("dogs", 1, "label:dog", Duration.ofDays(9)), OptionalLong.empty());
        assertThatThrownBy(
                        () -> rules.add(anna(), rule("cats", 9, "label:cat", Duration.ofDays(1)), OptionalLong.empty()))
                .isInstanceOf(FoveaException.class);
        String id = added.id().toString();
        assertThatThrownBy(() -> rules.change(
                        anna(), id, rule("dogs", 5, "label:cat", Duration.ofDays(1)), OptionalLong.empty()))
                .isInstanceOf(FoveaException.class);
        RetentionRule.Content later = rule("cats", 5, "label:cat", Duration.ofDays(90));
        assertThat(rules.change(anna(), id, later, OptionalLong.empty()).content())
                .isEqualTo(later);
        assertThat(rules.list(org)).extracting(rule -> rule.content().name()).containsExactly("dogs", "cats");
        rules.delete(anna(), id);
        assertThat(rules.list(org)).extracting(rule -> rule.content().name()).containsExactly("dogs");
        assertThat(audited())
                .extracting(AuditEntry::action)
                .containsExactly(
                        "retention_rule.deleted",
                        "retention_rule.changed",
                        "retention_rule.created",
                        "retention_rule.created");
    }

    @Test
    void the_rules_of_one_organisation_take_nothing_of_another() throws Exception {
        OrgId stranger = write(session -> Samples.organisation(session, "other-" + UUID.randomUUID()));
        Media theirs = write(session -> Samples.stored(session, stranger, "theirs"));
        Media ours = inBatch("ours");
        rules(in(Duration.ofDays(2))).add(anna(), rule("all", 1, "", Duration.ofDays(1)), OptionalLong.of(1));
        apply(in(Duration.ofDays(2)));
        assertThat(there(ours)).isFalse();
        assertThat(read(session -> session.media().find(stranger, theirs.id())).isPresent())
                .isTrue();
    }

    private AcceptImage.Receipt upload(AcceptImage accept, FileBlobs blobs) {
        ReceivePicture receive = new ReceivePicture(
                blobs,
                (_, _) -> {
                    throw new AssertionError("nothing is fetched here");
                },
                new PictureSniffer());
        try (ReceivedPicture picture =
                receive.receive(new ByteArrayInputStream(PNG), 1 << 20, EnumSet.of(PictureFormat.PNG))) {
            return accept.accept(new AcceptImage.Command(
                    org,
                    "acusight",
                    new AcceptImage.Call("POST /test", "adk_test", "application/json", new Receipt.Raw.Inline("{}")),
                    new Sender.Named(SourceKind.EDGE_DEVICE, "cam"),
                    picture,
                    "p.png",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    NaturalKey.lasting("test", picture.content().sha256()),
                    Optional.of(IntakePolicy.Duplicates.RETURN_EXISTING),
                    "{}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Receipt receipt() {
        return new Receipt("hub", "POST /detections", "fvt", "application/json", new Receipt.Raw.Inline("{}"), NOW);
    }
}
