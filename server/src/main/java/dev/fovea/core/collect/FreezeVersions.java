package dev.fovea.core.collect;

import dev.fovea.core.port.Datasets;
import dev.fovea.core.port.Datasets.Claimed;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.core.work.Lane;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetItem;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.Media;
import dev.fovea.model.Review.Split;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Freezes versions of datasets, block by block: each block is one short transaction that also notes how far the version
 * is, so that whoever takes over goes on there.
 */
public final class FreezeVersions implements Lane<Claimed> {
    private static final int BLOCK = 100;
    private static final int MOST_ATTEMPTS = 20;
    private final Store store;
    private final Candidates candidates;
    private final Clock clock;

    /** Over the given store. */
    public FreezeVersions(Store store, FilterReader filters, Clock clock) {
        this.store = store;
        this.candidates = new Candidates(filters);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "datasets";
    }

    @Override
    public List<Held<Claimed>> claim(String worker, Instant now, Instant until, int limit) {
        if (!store.<Boolean>read(session -> session.datasets().anyDue(now))) {
            return List.of();
        }
        return store.inTransaction(session -> session.datasets().claim(worker, now, until, limit)).stream()
                .map(claimed -> new Held<>(claimed.lease(), claimed))
                .toList();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return store.inTransaction(session -> session.datasets().extend(lease, until));
    }

    /** A fault that may pass leaves the lease to run out, and the version is gone on with; any other one ends it. */
    @Override
    public void run(Held<Claimed> held) throws InterruptedException {
        if (held.lease().attempt() > MOST_ATTEMPTS) {
            fail(held.lease(), "it could not be frozen in " + MOST_ATTEMPTS + " attempts");
            return;
        }
        try {
            if (readAll(held.lease(), held.work())) {
                seal(held.lease(), held.work().version());
            }
        } catch (FoveaException e) {
            if (e.error().retryable()) {
                throw e;
            }
            fail(held.lease(), "what it is made of cannot be read: " + e.error());
        }
    }

    /** False when the lease was lost. */
    private boolean readAll(Lease lease, Claimed work) throws InterruptedException {
        ItemReader reader = new ItemReader(work.dataset().content().classes());
        long before = work.before();
        int size;
        do {
            pause(lease);
            Read read = read(work.dataset(), reader, before);
            before = read.block.before();
            size = read.size;
            if (!append(lease, work.dataset(), read)) {
                return false;
            }
        } while (size == BLOCK);
        return true;
    }

    private void pause(Lease lease) throws InterruptedException {
        if (Thread.interrupted()) {
            boolean _ = store.inTransaction(session -> session.datasets().release(lease, clock.instant()));
            throw new InterruptedException();
        }
    }

    /**
     * A block and what belongs to it.
     *
     * @param size how many media were looked at
     */
    private record Read(Datasets.Block block, Map<String, Split> parts, int size) {}

    private Read read(Dataset dataset, ItemReader reader, long before) {
        return store.read(session -> {
            List<Media> found =
                    candidates.block(session, dataset.org(), dataset.content(), OptionalLong.of(before), BLOCK);
            List<Media> wanted = found.stream().filter(ItemReader::isWanted).toList();
            Map<String, Split> parts = AssignParts.of(
                    session,
                    dataset,
                    wanted.stream().map(FreezeVersions::sha256).collect(Collectors.toSet()));
            List<DatasetItem> items = wanted.stream()
                    .map(media -> reader.read(session, media, split(media, parts)))
                    .toList();
            long next = found.isEmpty() ? before : found.getLast().number();
            return new Read(new Datasets.Block(items, found.size() - items.size(), next), parts, found.size());
        });
    }

    private static String sha256(Media media) {
        return ((Content.Present) media.content()).sha256();
    }

    /** A person's word on the picture itself comes first. */
    private static Split split(Media media, Map<String, Split> parts) {
        return media.review().splitLocked() ? media.review().split() : parts.getOrDefault(sha256(media), Split.NONE);
    }

    private boolean append(Lease lease, Dataset dataset, Read read) {
        return store.inTransaction(session -> {
            boolean held = session.datasets().append(lease, read.block);
            if (held) {
                session.datasets().keepParts(dataset, read.parts);
            }
            return held;
        });
    }

    private void seal(Lease lease, DatasetVersion version) {
        Sha256 hash = new Sha256();
        long[] bytes = new long[1];
        new DatasetItems(store)
                .each(
                        version,
                        block -> block.forEach(item -> {
                            byte[] line = Manifest.line(item);
                            hash.add(line);
                            bytes[0] += line.length;
                        }));
        String sha256 = hash.hex();
        boolean _ = store.inTransaction(session -> {
            Instant now = clock.instant();
            boolean held = session.datasets().freeze(lease, sha256, bytes[0], now);
            if (held) {
                CollectionEvents.frozen(session, version, sha256, now);
            }
            return held;
        });
    }

    private void fail(Lease lease, String reason) {
        boolean _ = store.inTransaction(session -> session.datasets().fail(lease, reason, clock.instant()));
    }
}
