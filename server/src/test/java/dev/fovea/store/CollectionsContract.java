package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.fovea.core.port.Datasets;
import dev.fovea.core.port.Likenesses;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Content;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.QueryId;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SavedQuery;
import dev.fovea.model.Selection;
import dev.fovea.model.Source;
import dev.fovea.model.SplitRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about batches made by hand, saved queries and datasets. */
abstract class CollectionsContract extends StoreContract {
    private static final OptionalLong FROM_THE_START = OptionalLong.empty();

    private Media image(String key, String sha256) {
        return write(session -> session.media()
                .add(Samples.media(
                        org,
                        MediaKind.IMAGE,
                        key,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Content.Present(sha256, 7, "image/png")))
                .orElseThrow());
    }

    private OrgId stranger() {
        return write(session -> Samples.organisation(session, "other-" + UUID.randomUUID()));
    }

    private Selection selection(String name) {
        return write(session -> session.selections().add(org, new BatchId(UUID.randomUUID()), name, NOW));
    }

    private Selection again(Selection selection) {
        return read(session -> session.selections().find(org, selection.id())).orElseThrow();
    }

    private int put(Selection selection, Media... images) {
        return write(session -> session.selections()
                .put(selection, List.of(images).stream().map(Media::id).toList(), NOW.plusSeconds(1)));
    }

    private Dataset dataset(String name) {
        return write(session -> session.datasets().add(org, new DatasetId(UUID.randomUUID()), draft(name), "ann", NOW))
                .orElseThrow();
    }

    private static Dataset.Draft draft(String name) {
        return new Dataset.Draft(
                name, "for tests", Optional.of(""), Optional.empty(), List.of("car", "bus"), SplitRule.DEFAULT);
    }

    private static SavedQuery.Draft query(String name) {
        return new SavedQuery.Draft(name, "label:car", "cars");
    }

    // Batches made by hand

    @Test
    void an_image_is_in_a_batch_once_and_in_many_batches() {
        Media a = image("a", Samples.SHA);
        Media b = image("b", Samples.SHA);
        Selection one = selection("one");
        Selection two = selection("two");
        assertThat(put(one, a, b)).isEqualTo(2);
        assertThat(put(one, b)).isZero();
        assertThat(put(two, b)).isEqualTo(1);
        assertThat(again(one).imageCount()).isEqualTo(2);
        assertThat(again(one).lastImageAt()).isEqualTo(NOW.plusSeconds(1));
        assertThatList(read(session -> session.selections().media(one, FROM_THE_START, 9)))
                .containsExactly(b, a);
        assertThatList(read(session -> session.selections().media(one, OptionalLong.of(b.number()), 9)))
                .containsExactly(a);
    }

    @Test
    void images_of_another_organisation_do_not_come_into_a_batch() {
        OrgId stranger = stranger();
        Media foreign = write(session -> Samples.stored(session, stranger, "foreign"));
        Selection mine = selection("mine");
        assertThat(put(mine, foreign)).isZero();
        assertThatObject(read(session -> session.selections().find(stranger, mine.id())))
                .isEqualTo(Optional.empty());
        assertThatList(read(session -> session.selections().list(stranger, Optional.empty(), FROM_THE_START, 9)))
                .isEmpty();
    }

    @Test
    void an_image_taken_out_of_a_batch_and_those_of_a_removed_batch_stay() {
        Media a = image("out", Samples.SHA);
        Media b = image("stays", Samples.SHA);
        Selection batch = selection("short-lived");
        put(batch, a, b);
        assertThatObject(write(session ->
                        session.selections().take(batch, List.of(a.id(), new MediaId(UUID.randomUUID())))))
                .isEqualTo(1);
        assertThat(again(batch).imageCount()).isEqualTo(1);
        write(session -> {
            session.selections().delete(batch);
            return batch;
        });
        assertThatObject(read(session -> session.selections().find(org, batch.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.media().find(org, b.id()))).isEqualTo(Optional.of(b));
    }

    @Test
    void batches_made_by_hand_are_listed_newest_first_by_status() {
        Selection open = selection("open");
        Selection closed = selection("closed");
        write(session -> {
            session.selections().close(closed, NOW.plusSeconds(5));
            session.selections().rename(open, "still open");
            return closed;
        });
        assertThatList(read(session -> session.selections().list(org, Optional.empty(), FROM_THE_START, 9)))
                .extracting(Selection::name)
                .containsExactly("closed", "still open");
        assertThatList(read(session ->
                        session.selections().list(org, Optional.of(Batch.Status.COMPLETE), FROM_THE_START, 9)))
                .extracting(Selection::closedAt)
                .containsExactly(Optional.of(NOW.plusSeconds(5)));
    }

    @Test
    void a_batch_of_a_source_is_removed_when_it_is_closed_and_its_images_stay() {
        Source source = write(session -> Samples.device(session, org, "cam"));
        Batch batch =
                write(session -> session.batches().reserveSlot(source, IntakePolicy.DEFAULT, UUID.randomUUID(), NOW));
        Media image = write(session -> session.media()
                .add(Samples.image(org, "batched", Optional.of(source.id()), Optional.of(batch.id())))
                .orElseThrow());
        assertThatObject(write(session -> session.batches().delete(org, batch.id())))
                .isEqualTo(false);
        write(session -> session.batches().close(org, batch.id(), Batch.CloseReason.MANUAL, NOW));
        OrgId stranger = stranger();
        assertThatObject(write(session -> session.batches().delete(stranger, batch.id())))
                .isEqualTo(false);
        assertThatObject(write(session -> session.batches().delete(org, batch.id())))
                .isEqualTo(true);
        assertThatObject(read(session -> session.batches().find(org, batch.id())))
                .isEqualTo(Optional.empty());
        assertThat(read(session -> session.media().find(org, image.id()))
                        .orElseThrow()
                        .batch())
                .isEmpty();
    }

    // Saved queries

    @Test
    void a_name_belongs_to_one_query_of_an_organisation() throws Exception {
        List<Optional<SavedQuery>> added = Race.of(
                16,
                _ -> write(session ->
                        session.savedQueries().add(org, new QueryId(UUID.randomUUID()), query("cars"), "ann", NOW)));
        assertThat(added).filteredOn(Optional::isPresent).hasSize(1);
        OrgId stranger = stranger();
        assertThatObject(write(session -> session.savedQueries()
                                .add(stranger, new QueryId(UUID.randomUUID()), query("cars"), "bob", NOW))
                        .isPresent())
                .isEqualTo(true);
        assertThatList(read(session -> session.savedQueries().list(org, FROM_THE_START, 9)))
                .hasSize(1);
        QueryId other = new QueryId(UUID.randomUUID());
        assertThatObject(read(session -> session.savedQueries().taken(org, "cars", other)))
                .isEqualTo(true);
    }

    @Test
    void of_two_changes_of_one_reading_one_is_made() {
        SavedQuery read = write(session ->
                        session.savedQueries().add(org, new QueryId(UUID.randomUUID()), query("trucks"), "ann", NOW))
                .orElseThrow();
        SavedQuery changed = write(session -> session.savedQueries().change(read, query("lorries"), NOW.plusSeconds(9)))
                .orElseThrow();
        assertThat(changed.content().name()).isEqualTo("lorries");
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.updatedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThatObject(write(session -> session.savedQueries().change(read, query("vans"), NOW)))
                .isEqualTo(Optional.empty());
        write(session -> {
            session.savedQueries().delete(changed);
            return changed;
        });
        assertThatObject(read(session -> session.savedQueries().find(org, read.id())))
                .isEqualTo(Optional.empty());
    }

    // Datasets

    @Test
    void a_dataset_comes_back_as_it_was_made() {
        Dataset made = dataset("roads");
        assertThat(made.content()).isEqualTo(draft("roads"));
        assertThatObject(read(session -> session.datasets().find(org, made.id())))
                .isEqualTo(Optional.of(made));
        assertThatObject(write(session ->
                        session.datasets().add(org, new DatasetId(UUID.randomUUID()), draft("roads"), "bob", NOW)))
                .isEqualTo(Optional.empty());
        OrgId stranger = stranger();
        assertThatObject(read(session -> session.datasets().find(stranger, made.id())))
                .isEqualTo(Optional.empty());
        Dataset.Draft ofBatch = draft("roads").madeOf(new BatchId(UUID.randomUUID()));
        Dataset changed =
                write(session -> session.datasets().change(made, ofBatch, NOW)).orElseThrow();
        assertThat(changed.content()).isEqualTo(ofBatch);
        assertThatObject(write(session -> session.datasets().change(made, draft("rails"), NOW)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void of_many_who_ask_for_the_next_version_all_get_the_one_that_is_being_frozen() throws Exception {
        Dataset dataset = dataset("raced");
        List<DatasetVersion> started =
                Race.of(16, _ -> write(session -> session.datasets().start(dataset, "ann", NOW)));
        assertThat(started).extracting(DatasetVersion::version).containsOnly(1);
        assertThat(read(session -> session.datasets().find(org, dataset.id()))
                        .orElseThrow()
                        .latest())
                .isEqualTo(1);
        Datasets.Claimed claimed = claim().getFirst();
        write(session -> session.datasets().freeze(claimed.lease(), Samples.SHA, 0, NOW));
        assertThat(write(session -> session.datasets().start(dataset, "ann", NOW))
                        .version())
                .isEqualTo(2);
        assertThatList(read(session -> session.datasets().versions(dataset, FROM_THE_START, 9)))
                .extracting(DatasetVersion::version)
                .containsExactly(2, 1);
        assertThatList(read(session -> session.datasets().versions(dataset, OptionalLong.of(2), 9)))
                .extracting(DatasetVersion::state)
                .containsExactly(DatasetVersion.State.FROZEN);
        claim();
    }

    private List<Datasets.Claimed> claim() {
        Instant later = NOW.plusSeconds(60);
        return write(session -> session.datasets().claim("w1", NOW, later, 9));
    }

    @Test
    void the_word_of_a_worker_that_lost_its_lease_adds_nothing() {
        Dataset dataset = dataset("leased");
        write(session -> session.datasets().start(dataset, "ann", NOW));
        Datasets.Claimed dead = claim().getFirst();
        Instant later = NOW.plusSeconds(61);
        Datasets.Claimed next = write(session -> session.datasets().claim("w2", later, later.plusSeconds(60), 9))
                .getFirst();
        Datasets.Block block = new Datasets.Block(List.of(), 3, 5);
        assertThatObject(write(session -> session.datasets().append(dead.lease(), block)))
                .isEqualTo(false);
        assertThatObject(write(session -> session.datasets().append(next.lease(), block)))
                .isEqualTo(true);
        DatasetVersion version =
                read(session -> session.datasets().version(dataset, 1)).orElseThrow();
        assertThat(version.leftOut()).isEqualTo(3);
        write(session -> session.datasets().fail(next.lease(), "no such batch", NOW));
        DatasetVersion failed =
                read(session -> session.datasets().version(dataset, 1)).orElseThrow();
        assertThat(failed.state()).isEqualTo(DatasetVersion.State.FAILED);
        assertThat(failed.failure()).contains("no such batch");
    }

    @Test
    void a_dataset_that_is_gone_frees_its_name_and_loses_its_rows_bit_by_bit() {
        Dataset dataset = dataset("gone");
        write(session -> session.datasets().start(dataset, "ann", NOW));
        write(session -> {
            session.datasets().keepParts(dataset, Map.of(Samples.SHA, Split.VAL));
            session.datasets().delete(dataset);
            return dataset;
        });
        assertThatObject(read(session -> session.datasets().find(org, dataset.id())))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.datasets().anyDue(NOW))).isEqualTo(false);
        dataset("gone");
        int rows = 0;
        int removed;
        do {
            removed = write(session -> session.datasets().clear(1));
            rows += removed;
        } while (removed > 0);
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void the_part_of_bytes_is_the_one_noted_last() {
        Dataset dataset = dataset("parts");
        write(session -> {
            session.datasets().keepParts(dataset, Map.of("aa", Split.VAL, "bb", Split.TEST));
            session.datasets().keepParts(dataset, Map.of("bb", Split.TRAIN));
            return dataset;
        });
        assertThatObject(read(session -> session.datasets().parts(dataset, Set.of("aa", "bb", "cc"))))
                .isEqualTo(Map.of("aa", Split.VAL, "bb", Split.TRAIN));
    }

    // Likenesses

    @Test
    void links_are_found_from_both_ends_within_an_organisation() {
        Media first = image("first", "a1".repeat(32));
        Media second = image("second", "a2".repeat(32));
        write(session -> {
            session.media().setSimilarity(second.id(), 5, Optional.of(first.id()));
            return second;
        });
        assertThatList(read(session -> session.likenesses().links(org, Set.of("a2".repeat(32)))))
                .containsExactly(new Likenesses.Link("a2".repeat(32), "a1".repeat(32)));
        assertThatList(read(session -> session.likenesses().links(org, Set.of("a1".repeat(32)))))
                .containsExactly(new Likenesses.Link("a1".repeat(32), "a2".repeat(32)));
        OrgId stranger = stranger();
        assertThatList(read(session -> session.likenesses().links(stranger, Set.of("a1".repeat(32)))))
                .isEmpty();
    }

    @Test
    void the_first_medium_of_some_bytes_is_the_one_that_came_first() {
        Media early = image("early", "b1".repeat(32));
        image("late", "b1".repeat(32));
        assertThatList(read(session -> session.likenesses().firsts(org, Set.of("b1".repeat(32)))))
                .containsExactly(
                        new Likenesses.First("b1".repeat(32), early.number(), Optional.empty(), early.capturedAt()));
    }
}
