package dev.fovea.conformance.e2e;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the server acknowledged in one round, as its clients remember it, and what they never got an answer for. */
final class Ledger {
    private final Queue<Stored> images = new ConcurrentLinkedQueue<>();
    private final Queue<Announced> announcements = new ConcurrentLinkedQueue<>();
    private final Queue<Run> runs = new ConcurrentLinkedQueue<>();
    private final Map<Long, Boolean> open = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /**
     * An image whose bytes the server has.
     *
     * @param seed number of its {@link UniquePictures picture}
     * @param uploaded whether a device uploaded it, rather than a partner named it
     */
    record Stored(String id, long seed, boolean uploaded) {}

    /** An announced object. */
    record Announced(String id, String storageKey) {}

    /** A detection run of one track. */
    record Run(String id, int boxes) {}

    void begin(long seed) {
        open.put(seed, true);
    }

    void stored(Stored image) {
        images.add(image);
        open.remove(image.seed());
    }

    void announced(Announced announcement) {
        announcements.add(announcement);
    }

    void ran(Run run) {
        runs.add(run);
    }

    void refused(String why) {
        refusals.add(why);
    }

    Collection<Stored> images() {
        return images;
    }

    Collection<Announced> announcements() {
        return announcements;
    }

    Collection<Run> runs() {
        return runs;
    }

    /** Uploads that were begun and never answered: stored or not, but never in part. */
    Collection<Long> unanswered() {
        return open.keySet();
    }

    /** Answers that were no acknowledgement; a valid call gets none. */
    Collection<String> refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return "%d images, %d announcements and %d runs acknowledged, %d uploads unanswered"
                .formatted(images.size(), announcements.size(), runs.size(), open.size());
    }
}
