package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.collect.CompareVersions;
import dev.fovea.core.collect.DatasetItems;
import dev.fovea.core.collect.FreezeVersions;
import dev.fovea.core.collect.Manifest;
import dev.fovea.core.port.Datasets;
import dev.fovea.core.port.Store;
import dev.fovea.core.work.Lane;
import dev.fovea.model.BatchId;
import dev.fovea.model.Content;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Event;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Review;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SourceId;
import dev.fovea.model.SplitRule;
import dev.fovea.model.search.Criterion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How versions of datasets are frozen and compared, on every store. */
abstract class FreezingContract extends StoreContract {
    private static final SplitRule HALVES = new SplitRule(0.5, 0.25, 0.25, SplitRule.By.HASH);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private Instant time = NOW;

    private List<Media> images(int from, int count) {
        return write(session -> IntStream.range(from, from + count)
                .mapToObj(number -> session.media()
                        .add(Samples.media(
                                org,
                                MediaKind.IMAGE,
                                "image/" + number,
                                Optional.<SourceId>empty(),
                                Optional.<BatchId>empty(),
                                Optional.empty(),
                                new Content.Present(sha256(number), 7, "image/png")))
                        .orElseThrow())
                .toList());
    }

    private static String sha256(int number) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("picture " + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Dataset dataset(String... classes) {
        Dataset.Draft draft = new Dataset.Draft(
                "set " + UUID.randomUUID(), "", Optional.of(""), Optional.empty(), List.of(classes), HALVES);
        return add(draft);
    }

    private Dataset add(Dataset.Draft draft) {
        return write(session -> session.datasets().add(org, new DatasetId(UUID.randomUUID()), draft, "ann", NOW))
                .orElseThrow();
    }

    private static FreezeVersions freezer(Store store) {
        return new FreezeVersions(store, _ -> Criterion.EVERYTHING, CLOCK);
    }

    private DatasetVersion start(Dataset dataset) {
        return write(session -> session.datasets().start(dataset, "ann", time));
    }

    private DatasetVersion freeze(Dataset dataset) throws Exception {
        DatasetVersion started = start(dataset);
        work(store);
        return version(dataset, started.version());
    }

    private DatasetVersion version(Dataset dataset, int version) {
        return read(session -> session.datasets().version(dataset, version)).orElseThrow();
    }

    /** One worker does what is due, after every lease of an earlier one has run out. */
    private void work(Store store) throws Exception {
        time = time.plus(LEASE).plusSeconds(1);
        FreezeVersions lane = freezer(store);
        for (Lane.Held<Datasets.Claimed> held : freezer(this.store).claim("w-" + time, time, time.plus(LEASE), 9)) {
            lane.run(held);
        }
    }

    private List<DatasetItem> items(DatasetVersion version) {
        List<DatasetItem> items = new ArrayList<>();
        new DatasetItems(store).each(version, items::addAll);
        return items;
    }

    private Map<String, Split> splits(DatasetVersion version) {
        return items(version).stream().collect(Collectors.toMap(item -> item.mediaKey(), DatasetItem::split));
    }

    private void similar(Media media, Media to) {
        write(session -> {
            session.media().setSimilarity(media.id(), 5, Optional.of(to.id()));
            return media;
        });
    }

    private void run(Media media, String id, String... labels) {
        write(session -> session.runs().upsert(media, Samples.run(id, labels), "hub", Map.of(), List.of(), NOW));
    }

    @Test
    void a_version_holds_what_was_known_and_its_hash_is_that_of_its_manifest() throws Exception {
        List<Media> images = images(0, 3);
        run(images.get(1), "r1", "car", "bird", "car");
        DatasetVersion version = freeze(dataset("car"));
        assertThat(version.state()).isEqualTo(DatasetVersion.State.FROZEN);
        assertThat(version.items()).isEqualTo(3);
        List<DatasetItem> items = items(version);
        assertThat(items)
                .extracting(DatasetItem::media)
                .containsExactly(
                        images.get(2).id(), images.get(1).id(), images.get(0).id());
        assertThat(items.get(1).annotations())
                .extracting(DatasetItem.Annotation::track)
                .containsExactly("t0", "t2");
        assertThat(items.get(1).annotations().getFirst().run()).isEqualTo("r1");
        assertThat(items.get(1).capturedAt()).isEqualTo(images.get(1).capturedAt());
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        items.forEach(item -> hash.update(Manifest.line(item)));
        assertThat(version.sha256()).contains(HexFormat.of().formatHex(hash.digest()));
        List<DatasetVersion.Count> cars = read(session -> session.datasets().counts(version)).stream()
                .filter(count -> count.label().equals(Optional.of("car")))
                .toList();
        assertThat(cars).containsExactly(new DatasetVersion.Count(items.get(1).split(), Optional.of("car"), 1, 2));
        assertThatList(read(session -> session.events().list(org, 0, 9)))
                .extracting(Event::type)
                .containsExactly("dataset.frozen");
    }

    @Test
    void the_same_content_has_the_same_hash_and_another_box_another_one() throws Exception {
        List<Media> images = images(0, 150);
        Dataset dataset = dataset();
        DatasetVersion first = freeze(dataset);
        DatasetVersion second = freeze(dataset);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.sha256()).isEqualTo(first.sha256());
        run(images.get(7), "r1", "car");
        assertThat(freeze(dataset).sha256()).isNotEqualTo(first.sha256());
        assertThat(items(first)).isEqualTo(items(second));
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true"})
    void a_version_whose_worker_died_is_gone_on_with(int transaction, boolean afterCommit) throws Exception {
        images(0, 250);
        Dataset dataset = dataset();
        DatasetVersion whole = freeze(dataset);
        DatasetVersion started = start(dataset);
        assertThatThrownBy(() -> work(new DyingStore(store, transaction, afterCommit)))
                .isInstanceOf(PowerCut.class);
        work(store);
        DatasetVersion gone = version(dataset, started.version());
        assertThat(gone.state()).isEqualTo(DatasetVersion.State.FROZEN);
        assertThat(gone.items()).isEqualTo(250);
        assertThat(gone.sha256()).isEqualTo(whole.sha256());
        assertThatList(read(session -> session.datasets().counts(gone)))
                .isEqualTo(read(session -> session.datasets().counts(whole)));
    }

    @Test
    void near_duplicates_never_cross_also_when_they_come_later() throws Exception {
        List<Media> images = new ArrayList<>(images(0, 120));
        for (int number = 1; number < 120; number++) {
            if (number % 3 != 0) {
                similar(images.get(number), images.get(number - 1));
            }
        }
        Dataset dataset = dataset();
        Map<String, Split> first = splits(freeze(dataset));
        images.addAll(images(120, 120));
        for (int number = 120; number < 240; number++) {
            similar(images.get(number), images.get(number - 120));
        }
        Map<String, Split> second = splits(freeze(dataset));
        assertThat(second).containsAllEntriesOf(first);
        for (int number = 0; number < 240; number++) {
            int leader = number % 120 / 3 * 3;
            assertThat(second.get("image/" + number)).isEqualTo(second.get("image/" + leader));
        }
        assertThat(second.values()).contains(Split.TRAIN, Split.VAL, Split.TEST);
    }

    @Test
    void the_same_bytes_by_two_doors_are_in_one_part() throws Exception {
        images(0, 40);
        write(session -> IntStream.range(0, 40)
                .mapToObj(number -> session.media()
                        .add(Samples.media(
                                org,
                                MediaKind.IMAGE,
                                "again/" + number,
                                Optional.<SourceId>empty(),
                                Optional.<BatchId>empty(),
                                Optional.empty(),
                                new Content.Present(sha256(number), 7, "image/png"))))
                .toList());
        Map<String, Split> splits = splits(freeze(dataset()));
        assertThat(splits).hasSize(80);
        IntStream.range(0, 40)
                .forEach(number -> assertThat(splits.get("again/" + number)).isEqualTo(splits.get("image/" + number)));
    }

    @Test
    void what_was_in_a_part_stays_there_when_the_shares_change() throws Exception {
        images(0, 60);
        Dataset dataset = dataset();
        Map<String, Split> before = splits(freeze(dataset));
        Dataset.Draft allTest = new Dataset.Draft(
                dataset.content().name(),
                "",
                dataset.content().q(),
                Optional.empty(),
                List.of(),
                new SplitRule(0, 0, 1, SplitRule.By.HASH));
        Dataset changed = write(session -> session.datasets().change(dataset, allTest, NOW))
                .orElseThrow();
        images(60, 10);
        Map<String, Split> after = splits(freeze(changed));
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after.get("image/65")).isEqualTo(Split.TEST);
    }

    @Test
    void a_locked_image_is_where_a_person_put_it_and_takes_its_near_duplicates_along() throws Exception {
        List<Media> images = images(0, 3);
        similar(images.get(1), images.get(0));
        Dataset dataset = dataset();
        Map<String, Split> before = splits(freeze(dataset));
        Split other = before.get("image/0") == Split.VAL ? Split.TEST : Split.VAL;
        review(images.get(1), other);
        review(images.get(2), Split.NONE);
        DatasetVersion version = freeze(dataset);
        assertThat(splits(version)).isEqualTo(Map.of("image/0", other, "image/1", other));
        assertThat(version.leftOut()).isEqualTo(1);
    }

    private void review(Media media, Split split) {
        write(session -> {
            session.media().setReview(media.id(), new Review(Review.AnnotationStatus.COMPLETED, split, true));
            return media;
        });
    }

    @Test
    void what_comes_while_a_version_is_frozen_waits_for_the_next_and_what_has_no_bytes_is_left_out() throws Exception {
        images(0, 2);
        write(session -> session.media()
                .add(Samples.media(
                        org,
                        MediaKind.IMAGE,
                        "announced",
                        Optional.<SourceId>empty(),
                        Optional.<BatchId>empty(),
                        Optional.empty(),
                        new Content.Pending())));
        Dataset dataset = dataset();
        DatasetVersion started = start(dataset);
        images(2, 1);
        work(store);
        DatasetVersion version = version(dataset, started.version());
        assertThat(splits(version)).containsOnlyKeys("image/0", "image/1");
        assertThat(version.leftOut()).isEqualTo(1);
    }

    @Test
    void a_dataset_of_a_batch_that_is_gone_cannot_be_frozen_and_says_so() throws Exception {
        Dataset.Draft draft = new Dataset.Draft(
                "lost " + UUID.randomUUID(), "", Optional.empty(), Optional.empty(), List.of(), HALVES);
        DatasetVersion version = freeze(add(draft.madeOf(new BatchId(UUID.randomUUID()))));
        assertThat(version.state()).isEqualTo(DatasetVersion.State.FAILED);
        assertThat(version.failure().orElseThrow()).contains("BATCH");
    }

    @Test
    void the_bytes_of_a_frozen_image_stay_as_long_as_its_version() throws Exception {
        Media image = images(777, 1).getFirst();
        Dataset dataset = dataset();
        DatasetVersion version = freeze(dataset);
        write(session -> {
            session.media().delete(image);
            return image;
        });
        assertThat(items(version)).extracting(DatasetItem::media).containsExactly(image.id());
        assertThatObject(read(session -> session.media().refersTo(sha256(777)))).isEqualTo(true);
        assertThatObject(read(session -> session.datasets().protects(sha256(777))))
                .isEqualTo(true);
        write(session -> {
            session.datasets().delete(version);
            return version;
        });
        assertThatObject(read(session -> session.datasets().version(dataset, 1)))
                .isEqualTo(Optional.empty());
        while (write(session -> session.datasets().clear(100)) > 0) {
            assertThat(store.healthy()).isTrue();
        }
        assertThatObject(read(session -> session.datasets().protects(sha256(777))))
                .isEqualTo(false);
        assertThatObject(read(session -> session.media().refersTo(sha256(777)))).isEqualTo(false);
        assertThat(freeze(dataset).version()).isEqualTo(2);
    }

    @Test
    void what_is_new_changed_or_gone_since_a_version_is_told_page_by_page() throws Exception {
        List<Media> images = images(0, 300);
        Dataset dataset = dataset();
        DatasetVersion first = freeze(dataset);
        run(images.get(250), "r1", "car");
        review(images.get(3), Split.NONE);
        List<Media> newer = images(300, 2);
        CompareVersions compare = new CompareVersions(store, _ -> Criterion.EVERYTHING);
        CompareVersions.Rows page = compare.changes(dataset, first, OptionalLong.empty(), 3);
        assertThat(page.counts()).contains(new CompareVersions.Counts(2, 1, 1, true));
        assertThat(page.items())
                .extracting(CompareVersions.Difference::change)
                .containsExactly(
                        CompareVersions.Change.ADDED, CompareVersions.Change.ADDED, CompareVersions.Change.CHANGED);
        assertThat(page.items().getFirst().after().orElseThrow().media())
                .isEqualTo(newer.get(1).id());
        CompareVersions.Rows rest = compare.changes(dataset, first, page.next(), 3);
        assertThat(rest.counts()).isEmpty();
        assertThat(rest.items())
                .extracting(CompareVersions.Difference::change)
                .containsExactly(CompareVersions.Change.REMOVED);
        assertThat(rest.next()).isEmpty();
        DatasetVersion second = freeze(dataset);
        assertThat(compare.diff(first, second, OptionalLong.empty(), 9).items())
                .extracting(CompareVersions.Difference::change)
                .containsExactly(
                        CompareVersions.Change.ADDED,
                        CompareVersions.Change.ADDED,
                        CompareVersions.Change.CHANGED,
                        CompareVersions.Change.REMOVED);
        assertThat(compare.diff(second, second, OptionalLong.empty(), 9))
                .isEqualTo(new CompareVersions.Rows(
                        List.of(), Optional.of(new CompareVersions.Counts(0, 0, 0, true)), OptionalLong.empty()));
        assertThat(compare.changes(dataset, second, OptionalLong.empty(), 9).items())
                .isEmpty();
    }

    /** The machine stops. */
    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Dies at one of its transactions, just before or just after it is durable. */
    private static final class DyingStore implements Store {
        private final Store real;
        private final int last;
        private final boolean afterCommit;
        private int transactions;

        DyingStore(Store real, int last, boolean afterCommit) {
            this.real = real;
            this.last = last;
            this.afterCommit = afterCommit;
        }

        @Override
        public <R> R inTransaction(Function<Session, R> work) {
            transactions++;
            if (transactions == last && !afterCommit) {
                throw new PowerCut();
            }
            R result = real.inTransaction(work);
            if (transactions == last) {
                throw new PowerCut();
            }
            return result;
        }

        @Override
        public <R> R read(Function<Session, R> work) {
            return real.read(work);
        }

        @Override
        public boolean healthy() {
            return real.healthy();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
