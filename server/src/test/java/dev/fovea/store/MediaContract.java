package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static dev.fovea.store.Samples.SHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.fovea.core.port.Runs.Upserted;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.CapturedPlace;
import dev.fovea.model.Centroid;
import dev.fovea.model.Content;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Frame;
import dev.fovea.model.HexId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.Review;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunLayer;
import dev.fovea.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about media, batches and detection runs. */
abstract class MediaContract extends StoreContract {

    private static final IntakePolicy SMALL = policy(3, IntakePolicy.TimeoutMode.IDLE, true);

    private static IntakePolicy policy(int max, IntakePolicy.TimeoutMode mode, boolean autoClose) {
        return new IntakePolicy(
                Duration.ofMinutes(30),
                max,
                autoClose,
                mode,
                IntakePolicy.Duplicates.ALLOW,
                IntakePolicy.NearDuplicates.OFF);
    }

    private OrgId stranger() {
        return write(session -> Samples.organisation(session, "other-" + UUID.randomUUID()));
    }

    // Media

    @Test
    void a_medium_is_found_by_each_spelling_of_its_id_and_by_its_key() {
        Media media = write(session -> Samples.stored(session, org, "raw-data/a.png"));
        assertThatObject(read(session -> session.media().find(org, media.id()))).isEqualTo(Optional.of(media));
        assertThatObject(read(session -> session.media().find(org, media.number())))
                .isEqualTo(Optional.of(media));
        assertThatObject(read(session -> session.media().find(org, media.hexId())))
                .isEqualTo(Optional.of(media));
        assertThatObject(read(session -> session.media().findByKey(org, "raw-data/a.png")))
                .isEqualTo(Optional.of(media));
        assertThat(media.content()).isEqualTo(new Content.Present(SHA, 7, "image/png"));
        assertThat(media.frame()).isEqualTo(new Frame(640, 480, 6, 12.5, 1));
        assertThat(media.capturedAt()).isEqualTo(new CapturedAt(NOW.minusSeconds(60), 3600));
        assertThat(media.extra()).isEqualTo("{\"b\":1,\"a\":\"\\u0000\"}");
    }

    @Test
    void a_hex_id_with_other_seconds_names_nothing() {
        Media media = write(session -> Samples.stored(session, org, "hex"));
        HexId other = new HexId(media.hexId().seconds() + 1, media.number());
        assertThatObject(read(session -> session.media().find(org, other))).isEqualTo(Optional.empty());
    }

    @Test
    void another_organisation_sees_nothing_of_a_medium() {
        Media media = write(session -> Samples.stored(session, org, "mine"));
        OrgId stranger = stranger();
        assertThatObject(read(session -> session.media().find(stranger, media.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.media().find(stranger, media.number())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.media().find(stranger, media.hexId())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.media().findByKey(stranger, "mine")))
                .isEqualTo(Optional.empty());
        assertThatList(read(session -> session.media().list(stranger, MediaFilter.ofKinds(Set.of()), 9)))
                .isEmpty();
        assertThatList(read(session -> session.runs().list(stranger, media.number())))
                .isEmpty();
    }

    @Test
    void of_many_media_of_one_key_one_is_kept() throws Exception {
        List<Optional<Media>> added =
                Race.of(32, _ -> write(session -> session.media().add(Samples.image(org, "same"))));
        assertThat(added).filteredOn(Optional::isPresent).hasSize(1);
        assertThatObject(read(session -> session.media().count(org, MediaFilter.ofKinds(Set.of()))))
                .isEqualTo(1L);
    }

    @Test
    void media_are_listed_newest_first_in_pages() {
        List<Media> added = write(session -> List.of(
                Samples.stored(session, org, "p/1"),
                Samples.stored(session, org, "p/2"),
                Samples.stored(session, org, "p/3")));
        MediaFilter all = MediaFilter.ofKinds(Set.of());
        assertThatList(read(session -> session.media().list(org, all, 9))).containsExactlyElementsOf(added.reversed());
        MediaFilter second = new MediaFilter(
                Set.of(MediaKind.IMAGE),
                OptionalLong.of(added.getLast().number()),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
        assertThatList(read(session -> session.media().list(org, second, 9))).containsExactly(added.getFirst());
        assertThatList(read(session -> session.media().list(org, all, 1))).containsExactly(added.getLast());
    }

    @Test
    void media_are_filtered_by_what_is_known_of_them() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch batch = write(session -> session.batches().reserveSlot(source, SMALL, UUID.randomUUID(), NOW));
        Media first = write(session -> session.media()
                .add(Samples.image(org, "f/Cat_1.png", Optional.of(source.id()), Optional.of(batch.id())))
                .orElseThrow());
        Media second = write(session -> Samples.stored(session, org, "f/dog100%.png"));
        Media video = write(session -> session.media()
                .add(Samples.media(
                        org,
                        MediaKind.VIDEO,
                        "f/film",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW),
                        new Content.Elsewhere()))
                .orElseThrow());
        write(session -> {
            session.media()
                    .setReview(second.id(), new Review(Review.AnnotationStatus.COMPLETED, Review.Split.VAL, true));
            session.runs().upsert(first, Samples.run("r", "cat", "dog"), "hub", Map.of(), List.of(), NOW);
            session.runs().upsert(video, Samples.run("r", "dog"), "hub", Map.of(), List.of(), NOW);
            return first;
        });
        Filters filters = new Filters();
        assertThat(keys(filters.kinds(MediaKind.VIDEO))).containsExactly("f/film");
        assertThat(keys(filters.source(source))).containsExactly("f/Cat_1.png");
        assertThat(keys(filters.batch(batch))).containsExactly("f/Cat_1.png");
        assertThat(keys(filters.status(Review.AnnotationStatus.COMPLETED))).containsExactly("f/dog100%.png");
        assertThat(keys(filters.split(Review.Split.VAL))).containsExactly("f/dog100%.png");
        assertThat(keys(filters.filename("Cat_1.png"))).containsExactly("f/Cat_1.png");
        assertThat(keys(filters.filename("cat_1.png"))).isEmpty();
        assertThat(keys(filters.part("cAT_"))).containsExactly("f/Cat_1.png");
        assertThat(keys(filters.part("g_"))).isEmpty();
        assertThat(keys(filters.part("0%"))).containsExactly("f/dog100%.png");
        assertThat(keys(filters.labels("dog"))).containsExactly("f/film", "f/Cat_1.png");
        assertThat(keys(filters.labels("cat", "bird"))).containsExactly("f/Cat_1.png");
    }

    private List<String> keys(MediaFilter filter) {
        List<Media> found = read(session -> session.media().list(org, filter, 100));
        assertThatObject(read(session -> session.media().count(org, filter))).isEqualTo((long) found.size());
        return found.stream().map(Media::mediaKey).toList();
    }

    @Test
    void announced_media_wait_until_their_bytes_are_here() {
        Media pending = write(session -> session.media()
                .add(Samples.media(
                        org,
                        MediaKind.IMAGE,
                        "announced",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Content.Pending()))
                .orElseThrow());
        assertThat(pending.content()).isEqualTo(new Content.Pending());
        assertThatList(read(session -> session.media().listPending(1000))).contains(pending);
        Content here = new Content.Present("12".repeat(32), 99, "image/jpeg");
        write(session -> {
            session.media().setContent(pending.id(), here, Frame.ofPicture(10, 20, 3));
            return here;
        });
        Media found = read(session -> session.media().find(org, pending.id())).orElseThrow();
        assertThat(found.content()).isEqualTo(here);
        assertThat(found.frame()).isEqualTo(Frame.ofPicture(10, 20, 3));
        assertThatList(read(session -> session.media().listPending(1000)))
                .extracting(Media::id)
                .doesNotContain(pending.id());
        write(session -> {
            session.media().setContent(pending.id(), new Content.Missing(), Frame.ofPicture(10, 20, 3));
            return here;
        });
        assertThat(read(session -> session.media().find(org, pending.id()))
                        .orElseThrow()
                        .content())
                .isEqualTo(new Content.Missing());
    }

    @Test
    void the_newest_hashed_pictures_of_a_batch_are_found() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch batch = write(session -> session.batches().reserveSlot(source, SMALL, UUID.randomUUID(), NOW));
        List<Media> added = List.of("h/1", "h/2", "h/3").stream()
                .map(key -> write(session -> session.media()
                        .add(Samples.image(org, key, Optional.of(source.id()), Optional.of(batch.id())))
                        .orElseThrow()))
                .toList();
        MediaId first = added.getFirst().id();
        write(session -> {
            session.media().setSimilarity(first, -5, Optional.empty());
            session.media().setSimilarity(added.getLast().id(), 6, Optional.of(first));
            return first;
        });
        List<Media> hashed = read(session -> session.media().latestHashed(batch.id(), 9));
        assertThat(hashed).extracting(Media::mediaKey).containsExactly("h/3", "h/1");
        assertThat(hashed.getFirst().similarTo()).contains(first);
        assertThat(hashed.getLast().differenceHash()).hasValue(-5);
        assertThatList(read(session -> session.media().latestHashed(batch.id(), 1)))
                .hasSize(1);
    }

    @Test
    void what_is_known_of_a_recording_is_merged() {
        Media media = write(session -> Samples.stored(session, org, "film"));
        Frame frame = new Frame(1920, 1080, 1, 25, 250);
        CapturedAt captured = new CapturedAt(NOW.minusSeconds(500), -7200);
        write(session -> {
            session.media().describe(media.id(), "new name", frame, captured, Optional.of(NOW));
            return media;
        });
        Media found = read(session -> session.media().find(org, media.id())).orElseThrow();
        assertThat(found.name()).isEqualTo("new name");
        assertThat(found.frame()).isEqualTo(frame);
        assertThat(found.capturedAt()).isEqualTo(captured);
        assertThat(found.endedAt()).contains(NOW);
    }

    // Batches

    @Test
    void racing_first_images_of_a_device_share_one_batch() throws Exception {
        Source source = write(session -> Samples.device(session, org, "cam"));
        IntakePolicy policy = policy(1000, IntakePolicy.TimeoutMode.IDLE, true);
        List<Batch> batches = Race.of(
                32, _ -> write(session -> session.batches().reserveSlot(source, policy, UUID.randomUUID(), NOW)));
        assertThat(batches.stream().map(Batch::id).distinct()).hasSize(1);
        assertThat(batches.stream().map(Batch::imageCount).sorted())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void no_batch_holds_more_than_its_most_and_none_is_lost() throws Exception {
        Source source = write(session -> Samples.device(session, org, "cam"));
        IntakePolicy policy = policy(7, IntakePolicy.TimeoutMode.IDLE, true);
        Race.of(100, _ -> write(session -> session.batches().reserveSlot(source, policy, UUID.randomUUID(), NOW)));
        List<Batch> batches = read(session -> session.batches().list(org, BatchFilter.ALL, 100));
        assertThat(batches.stream().mapToInt(Batch::imageCount).sum()).isEqualTo(100);
        assertThat(batches).allSatisfy(batch -> assertThat(batch.imageCount()).isBetween(1, 7));
        assertThat(batches)
                .filteredOn(batch -> batch.status() == Batch.Status.COLLECTING)
                .hasSize(1);
        assertThat(batches).hasSize(15);
    }

    @Test
    void the_last_image_closes_a_full_batch() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        slot(source, SMALL, NOW);
        slot(source, SMALL, NOW);
        Batch full = slot(source, SMALL, NOW.plusSeconds(1));
        assertThat(full.status()).isEqualTo(Batch.Status.COMPLETE);
        assertThat(full.closeReason()).contains(Batch.CloseReason.FULL);
        assertThat(full.closedAt()).contains(NOW.plusSeconds(1));
        assertThat(full.stage()).isEqualTo(Batch.Stage.UNASSIGNED);
        assertThat(full.name()).isEqualTo("cam 2026-03-01T10:00:00Z");
        Batch next = slot(source, SMALL, NOW.plusSeconds(2));
        assertThat(next.id()).isNotEqualTo(full.id());
        assertThat(next.imageCount()).isEqualTo(1);
    }

    @Test
    void a_batch_of_one_image_is_full_at_once() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch only = slot(source, policy(1, IntakePolicy.TimeoutMode.IDLE, true), NOW);
        assertThat(only.status()).isEqualTo(Batch.Status.COMPLETE);
        assertThat(only.closeReason()).contains(Batch.CloseReason.FULL);
    }

    @Test
    void silence_closes_a_batch_before_the_next_image() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch first = slot(source, SMALL, NOW);
        assertThat(slot(source, SMALL, NOW.plusSeconds(1799)).id()).isEqualTo(first.id());
        Instant late = NOW.plusSeconds(1799 + 1800);
        Batch second = slot(source, SMALL, late);
        assertThat(second.id()).isNotEqualTo(first.id());
        Batch closed = read(session -> session.batches().find(org, first.id())).orElseThrow();
        assertThat(closed.closeReason()).contains(Batch.CloseReason.IDLE);
        assertThat(closed.closedAt()).contains(late);
        assertThat(closed.imageCount()).isEqualTo(2);
    }

    @Test
    void a_window_counts_from_the_first_image() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        IntakePolicy window = policy(100, IntakePolicy.TimeoutMode.WINDOW, true);
        Batch first = slot(source, window, NOW);
        assertThat(slot(source, window, NOW.plusSeconds(1799)).id()).isEqualTo(first.id());
        assertThat(slot(source, window, NOW.plusSeconds(1800)).id()).isNotEqualTo(first.id());
        assertThat(read(session -> session.batches().find(org, first.number()))
                        .orElseThrow()
                        .closeReason())
                .contains(Batch.CloseReason.WINDOW);
    }

    @Test
    void without_auto_close_a_batch_waits_for_ever() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        IntakePolicy patient = policy(100, IntakePolicy.TimeoutMode.IDLE, false);
        Batch first = slot(source, patient, NOW);
        assertThat(slot(source, patient, NOW.plus(Duration.ofDays(400))).id()).isEqualTo(first.id());
    }

    @Test
    void a_batch_is_closed_once() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch batch = slot(source, SMALL, NOW);
        OrgId stranger = stranger();
        assertThatObject(write(session -> session.batches().close(stranger, batch.id(), Batch.CloseReason.MANUAL, NOW)))
                .isEqualTo(Optional.empty());
        Batch closed = write(session -> session.batches().close(org, batch.id(), Batch.CloseReason.MANUAL, NOW))
                .orElseThrow();
        assertThat(closed.closeReason()).contains(Batch.CloseReason.MANUAL);
        assertThatObject(write(session -> session.batches().close(org, batch.id(), Batch.CloseReason.IDLE, NOW)))
                .isEqualTo(Optional.empty());
        assertThat(slot(source, SMALL, NOW).id()).isNotEqualTo(batch.id());
    }

    @Test
    void batches_are_listed_counted_and_described() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Source other = write(session -> Samples.device(session, org, "cam2"));
        Batch first = slot(source, policy(1, IntakePolicy.TimeoutMode.IDLE, true), NOW);
        Batch second = slot(other, SMALL, NOW);
        write(session -> {
            session.batches().describe(first.id(), "night", Batch.Stage.ANNOTATING);
            Media media = session.media()
                    .add(Samples.image(org, "b", Optional.of(source.id()), Optional.of(first.id())))
                    .orElseThrow();
            session.media()
                    .setReview(media.id(), new Review(Review.AnnotationStatus.COMPLETED, Review.Split.NONE, false));
            return media;
        });
        assertThatList(read(session -> session.batches().list(org, BatchFilter.ALL, 9)))
                .extracting(Batch::id)
                .containsExactly(second.id(), first.id());
        BatchFilter annotating = new BatchFilter(
                OptionalLong.empty(),
                0,
                Optional.of(source.id()),
                Optional.of(Batch.Status.COMPLETE),
                Optional.of(Batch.Stage.ANNOTATING));
        assertThatList(read(session -> session.batches().list(org, annotating, 9)))
                .extracting(Batch::name)
                .containsExactly("night");
        assertThatObject(read(session -> session.batches().count(org, annotating)))
                .isEqualTo(1L);
        assertThatObject(read(session -> session.batches().annotatedCount(first.id())))
                .isEqualTo(1);
        assertThatObject(read(session -> session.batches().annotatedCount(second.id())))
                .isEqualTo(0);
        assertThatList(read(session -> session.batches().listCollecting(NOW.plusMillis(1), 1000)))
                .extracting(Batch::id)
                .contains(second.id())
                .doesNotContain(first.id());
        assertThatList(read(session -> session.batches().listCollecting(NOW, 1000)))
                .extracting(Batch::id)
                .doesNotContain(second.id());
    }

    private Batch slot(Source source, IntakePolicy policy, Instant now) {
        return write(session -> session.batches().reserveSlot(source, policy, UUID.randomUUID(), now));
    }

    // Runs

    @Test
    void a_run_is_replaced_completely_and_keeps_its_number_and_birth() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Media media = write(session -> session.media()
                .add(Samples.image(org, "r", Optional.of(source.id()), Optional.empty()))
                .orElseThrow());
        Upserted first = upsert(media, Samples.run("run", "cat"), Map.of("cat", List.of(new Centroid(20, 30))), NOW);
        RunContent replacement = Samples.run("run", "dog", "dog", "bird");
        Instant later = NOW.plusSeconds(60);
        Upserted second = upsert(media, replacement, Map.of("dog", List.of(new Centroid(1, 2))), later);
        assertThat(first.created()).isTrue();
        assertThat(second).isEqualTo(new Upserted(first.number(), false));
        List<DetectionRun> runs = read(session -> session.runs().list(org, media.number()));
        assertThat(runs)
                .containsExactly(new DetectionRun(
                        first.number(),
                        org,
                        media.number(),
                        "r",
                        "cam",
                        media.capturedAt(),
                        replacement,
                        "hub",
                        List.of("odd"),
                        NOW,
                        later));
        assertThat(centres(media)).isEqualTo(Map.of("dog", List.of(new Centroid(1, 2))));
        assertThat(keys(new Filters().labels("cat"))).isEmpty();
        assertThat(keys(new Filters().labels("bird"))).containsExactly("r");
    }

    @Test
    void the_same_run_sent_by_many_is_created_once() throws Exception {
        Media media = write(session -> Samples.stored(session, org, "raced"));
        List<Upserted> upserted = Race.of(
                32, number -> upsert(media, Samples.run("run", "label " + number), Map.of(), NOW.plusMillis(number)));
        assertThat(upserted).filteredOn(Upserted::created).hasSize(1);
        assertThat(upserted.stream().map(Upserted::number).distinct()).hasSize(1);
        List<DetectionRun> runs = read(session -> session.runs().list(org, media.number()));
        assertThat(runs).hasSize(1);
        assertThat(keys(new Filters()
                        .labels(String.valueOf(
                                runs.getFirst().content().tracks().getFirst().label()))))
                .containsExactly("raced");
    }

    @Test
    void runs_are_listed_in_the_order_of_their_first_submission() {
        Media media = write(session -> Samples.stored(session, org, "many"));
        for (String id : List.of("b", "a", "c", "b")) {
            upsert(media, Samples.run(id, "x"), Map.of(), NOW);
        }
        assertThatList(read(session -> session.runs().list(org, media.number())))
                .extracting(run -> run.content().source().runId())
                .containsExactly("b", "a", "c");
    }

    @Test
    void a_layer_says_of_its_run_what_the_run_holds() {
        Media media = write(session -> Samples.stored(session, org, "layered"));
        upsert(media, Samples.run("one", "dog", "cat", "dog"), Map.of(), NOW);
        upsert(media, Samples.run("two", "x"), Map.of(), NOW.plusSeconds(1));
        upsert(media, Samples.run("one", "bird", "cat"), Map.of(), NOW.plusSeconds(2));
        List<RunLayer> layers = read(session -> session.runs().layers(org, media.number()));
        assertThat(layers).extracting(layer -> layer.source().runId()).containsExactly("one", "two");
        RunLayer one = layers.getFirst();
        assertThat(one.revision()).isEqualTo(2);
        assertThat(one.tracks()).isEqualTo(2);
        assertThat(one.boxes()).isEqualTo(2);
        assertThat(one.labels()).containsExactly("bird", "cat");
        assertThat(one.warnings()).containsExactly("odd");
        assertThat(one.rejected()).isZero();
        assertThat(one.createdAt()).isEqualTo(NOW);
        assertThat(one.updatedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(read(session -> session.runs().find(org, one.number()))
                        .orElseThrow()
                        .content()
                        .tracks())
                .hasSize(2);
        OrgId stranger = stranger();
        assertThatList(read(session -> session.runs().layers(stranger, media.number())))
                .isEmpty();
        assertThatObject(read(session -> session.runs().find(stranger, one.number())))
                .isEqualTo(Optional.empty());
    }

    @Test
    void rejected_boxes_are_kept_with_their_run_until_it_is_replaced() {
        Media media = write(session -> Samples.stored(session, org, "odd"));
        long run = upsert(media, Samples.run("run", "x"), Map.of(), NOW).number();
        RejectedBoxes rejected =
                new RejectedBoxes(1_500, List.of(new RejectedBox("t", 7, RejectedBox.Reason.OUT_OF_FRAME)));
        write(session -> {
            session.runs().addRejected(run, rejected);
            return run;
        });
        assertThatObject(read(session -> session.runs().rejected(org, run))).isEqualTo(rejected);
        assertThat(read(session -> session.runs().layers(org, media.number()))
                        .getFirst()
                        .rejected())
                .isEqualTo(1_500);
        OrgId stranger = stranger();
        assertThatObject(read(session -> session.runs().rejected(stranger, run)))
                .isEqualTo(RejectedBoxes.NONE);
        upsert(media, Samples.run("run", "x"), Map.of(), NOW);
        assertThatObject(read(session -> session.runs().rejected(org, run))).isEqualTo(RejectedBoxes.NONE);
    }

    @Test
    void media_of_a_camera_are_found_and_counted_by_the_time_of_capture() {
        Source camera = write(session -> Samples.device(session, org, "calendar"));
        for (int i = 0; i < 5; i++) {
            Media added = write(session -> session.media()
                    .add(Samples.image(org, UUID.randomUUID().toString(), Optional.of(camera.id()), Optional.empty()))
                    .orElseThrow());
            Instant at = NOW.plusSeconds(i / 2 * 10L);
            write(session -> {
                session.media().describe(added.id(), "at " + at, added.frame(), CapturedAt.of(at), Optional.empty());
                return added;
            });
        }
        List<Media> all = captured(camera, NOW, NOW.plusSeconds(100), Optional.empty(), 10);
        assertThat(all)
                .hasSize(5)
                .isSortedAccordingTo(
                        Comparator.comparing((Media media) -> media.capturedAt().instant())
                                .thenComparingLong(Media::number)
                                .reversed());
        assertThat(captured(camera, NOW, NOW.plusSeconds(10), Optional.empty(), 10))
                .hasSize(2);
        List<Media> paged = new ArrayList<>();
        Optional<CapturedPlace> after = Optional.empty();
        List<Media> page;
        do {
            page = captured(camera, NOW, NOW.plusSeconds(100), after, 2);
            paged.addAll(page);
            after = page.isEmpty()
                    ? after
                    : Optional.of(new CapturedPlace(
                            page.getLast().capturedAt().instant(),
                            page.getLast().number()));
        } while (!page.isEmpty());
        assertThat(paged).isEqualTo(all);
        assertThat(counted(camera, 10)).isEqualTo(4);
        assertThat(counted(camera, 3)).isEqualTo(3);
    }

    private int counted(Source camera, int most) {
        return read(session -> session.media().countCaptured(camera.id(), NOW, NOW.plusSeconds(11), most));
    }

    private List<Media> captured(Source camera, Instant from, Instant until, Optional<CapturedPlace> after, int limit) {
        return read(session -> session.media().captured(camera.id(), from, until, after, limit));
    }

    @Test
    void a_run_id_is_found_on_every_recording_latest_update_first() {
        Media one = write(session -> Samples.stored(session, org, "one"));
        Media two = write(session -> Samples.stored(session, org, "two"));
        upsert(one, Samples.run("same", "x"), Map.of(), NOW);
        upsert(two, Samples.run("same", "x"), Map.of(), NOW.plusSeconds(1));
        upsert(one, Samples.run("same", "x"), Map.of(), NOW.plusSeconds(2));
        assertThatList(read(session -> session.runs().find(org, "same")))
                .extracting(DetectionRun::mediaKey)
                .containsExactly("one", "two");
        OrgId stranger = stranger();
        assertThatList(read(session -> session.runs().find(stranger, "same"))).isEmpty();
    }

    @Test
    void a_deleted_run_leaves_nothing_behind() {
        Media media = write(session -> Samples.stored(session, org, "gone"));
        Upserted run = upsert(media, Samples.run("run", "cat"), Map.of("cat", List.of(new Centroid(20, 30))), NOW);
        OrgId stranger = stranger();
        assertThatObject(write(session -> session.runs().delete(stranger, run.number())))
                .isEqualTo(false);
        assertThatObject(write(session -> session.runs().delete(org, run.number())))
                .isEqualTo(true);
        assertThatObject(write(session -> session.runs().delete(org, run.number())))
                .isEqualTo(false);
        assertThatList(read(session -> session.runs().list(org, media.number())))
                .isEmpty();
        assertThat(centres(media)).isEmpty();
        assertThat(keys(new Filters().labels("cat"))).isEmpty();
        assertThat(upsert(media, Samples.run("run", "cat"), Map.of(), NOW).number())
                .as("a number is never given twice")
                .isGreaterThan(run.number());
    }

    @Test
    void box_centres_of_all_runs_of_a_medium_are_united() {
        Media media = write(session -> Samples.stored(session, org, "centres"));
        Centroid here = new Centroid(20.25, 30.5);
        Centroid there = new Centroid(1, 99);
        upsert(media, Samples.run("1", "x"), Map.of("cat", List.of(here)), NOW);
        upsert(media, Samples.run("2", "x"), Map.of("cat", List.of(here, there), "Käfer", List.of(there)), NOW);
        assertThat(centres(media)).isEqualTo(Map.of("cat", List.of(here, there), "Käfer", List.of(there)));
    }

    @Test
    void runs_expire_by_the_end_of_their_recording() {
        Media old = write(session -> session.media()
                .add(Samples.media(
                        org,
                        MediaKind.VIDEO,
                        "old",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW.minusSeconds(10)),
                        new Content.Elsewhere()))
                .orElseThrow());
        Media recent = write(session -> Samples.stored(session, org, "recent"));
        write(session -> {
            session.runs().upsert(old, Samples.run("1", "x"), "hub", Map.of(), List.of(), NOW);
            session.runs().upsert(old, Samples.run("2", "x"), "hub", Map.of(), List.of(), NOW);
            session.runs().upsert(recent, Samples.run("1", "x"), "hub", Map.of(), List.of(), NOW);
            session.media().describe(recent.id(), "n", recent.frame(), recent.capturedAt(), Optional.of(NOW));
            return old;
        });
        assertThatObject(write(session -> session.runs().expire(org, NOW.minusSeconds(10), 9)))
                .isEqualTo(0);
        assertThatObject(write(session -> session.runs().expire(org, NOW, 1))).isEqualTo(1);
        assertThatObject(write(session -> session.runs().expire(org, NOW, 9))).isEqualTo(1);
        assertThatList(read(session -> session.runs().list(org, old.number()))).isEmpty();
        assertThatList(read(session -> session.runs().list(org, recent.number())))
                .hasSize(1);
    }

    private Upserted upsert(Media media, RunContent run, Map<String, List<Centroid>> centroids, Instant now) {
        return write(session -> session.runs().upsert(media, run, "hub", centroids, List.of("odd"), now));
    }

    private Map<String, List<Centroid>> centres(Media media) {
        return read(session -> session.runs().centroids(org, media.number()));
    }
}
