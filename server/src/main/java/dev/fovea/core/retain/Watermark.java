package dev.fovea.core.retain;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the disk of the pictures. Below the first mark the operator is warned, below the second pictures are refused, so
 * that rows, reads and deletions still have room; above it they are taken again by themselves.
 */
public final class Watermark {
    /** How much room there is. */
    public enum Level {
        ROOM,
        LOW,
        FULL
    }

    /**
     * What was seen.
     *
     * @param free bytes
     * @param total bytes
     */
    public record Disk(Level level, long free, long total, Instant at) {}

    private static final Logger LOG = LoggerFactory.getLogger(Watermark.class);
    /** Short, since a fast disk takes hundreds of megabytes a second. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final Blobs blobs;
    private final Store store;
    private final Clock clock;
    private final LongUnaryOperator low;
    private final LongUnaryOperator full;
    private final String organisation;
    private final AtomicReference<Disk> seen;
    private final AtomicReference<Level> told = new AtomicReference<>(Level.ROOM);

    /**
     * Over the disk of the blobs.
     *
     * @param low bytes that must be free, of the bytes there are, before a warning
     * @param full the same, before pictures are refused
     * @param organisation name of the one that runs the server, whose log tells of changes
     */
    public Watermark(
            Blobs blobs, Store store, Clock clock, LongUnaryOperator low, LongUnaryOperator full, String organisation) {
        this.blobs = blobs;
        this.store = store;
        this.clock = clock;
        this.low = low;
        this.full = full;
        this.organisation = organisation;
        this.seen = new AtomicReference<>(look());
    }

    /** The disk as it was a moment ago. */
    public Disk disk() {
        Disk last = Objects.requireNonNull(seen.get());
        if (last.at().plus(FRESH).isAfter(clock.instant())) {
            return last;
        }
        Disk now = look();
        seen.set(now);
        return now;
    }

    /** Tells of a change since the last time, in the log and as an event. */
    public void tell() {
        Disk disk = disk();
        Level before = told.getAndSet(disk.level());
        if (before == disk.level()) {
            return;
        }
        LOG.warn("{} of {} bytes are free for pictures: {}", disk.free(), disk.total(), disk.level());
        String type = type(disk.level());
        String facts = new Facts()
                .text("level", disk.level().name().toLowerCase(Locale.ROOT))
                .number("free", disk.free())
                .number("total", disk.total())
                .json();
        boolean _ = store.inTransaction(session -> {
            session.organisations()
                    .find(organisation)
                    .ifPresent(org -> session.events().append(org.id(), type, "disk", facts, clock.instant()));
            return true;
        });
    }

    private static String type(Level level) {
        return switch (level) {
            case ROOM -> "storage.recovered";
            case LOW -> "storage.low";
            case FULL -> "storage.full";
        };
    }

    /** A disk that cannot be asked counts as one with room: whether it can be written to, writing will tell. */
    private Disk look() {
        try {
            long free = blobs.freeBytes();
            long total = blobs.totalBytes();
            return new Disk(level(free, total), free, total, clock.instant());
        } catch (IOException e) {
            LOG.warn("free space unknown", e);
            return new Disk(Level.ROOM, 0, 0, clock.instant());
        }
    }

    private Level level(long free, long total) {
        if (free < full.applyAsLong(total)) {
            return Level.FULL;
        }
        return free < low.applyAsLong(total) ? Level.LOW : Level.ROOM;
    }
}
