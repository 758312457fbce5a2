package dev.fovea.core.follow;

import dev.fovea.model.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of one organisation's log as this node knows it: the latest events, so that many readers who are up to date cost
 * one query, and a place to sleep for those who have read them.
 */
final class LogTail {
    private static final int KEPT = 500;

    private final Deque<Event> latest = new ArrayDeque<>();
    private long start;
    private long head;
    private boolean ended;
    private CountDownLatch moved = new CountDownLatch(1);

    /** @param head number up to which the log is settled; what comes later will be appended here */
    LogTail(long head) {
        this.start = head;
        this.head = head;
    }

    /** Number of the last event that is known; none will get a smaller one. */
    synchronized long head() {
        return head;
    }

    /** Goes on with events that follow the head, and wakes whoever waits for them. */
    synchronized void append(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        latest.addAll(events);
        head = events.getLast().number();
        while (latest.size() > KEPT) {
            start = latest.removeFirst().number();
        }
        wakeAll();
    }

    /** What follows a number, oldest first; empty when it is so long ago that only the log has it. */
    synchronized Optional<List<Event>> after(long number) {
        if (number < start) {
            return Optional.empty();
        }
        Deque<Event> found = new ArrayDeque<>();
        Iterator<Event> newestFirst = latest.descendingIterator();
        while (newestFirst.hasNext()) {
            Event event = newestFirst.next();
            if (event.number() <= number) {
                break;
            }
            found.addFirst(event);
        }
        return Optional.of(List.copyOf(found));
    }

    /** Sleeps until something follows the number, the tail has ended or the time is over. */
    void await(long number, Duration most) throws InterruptedException {
        var _ = movedBeyond(number).await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CountDownLatch movedBeyond(long number) {
        return head > number || ended ? new CountDownLatch(0) : moved;
    }

    /** Nothing will be appended any more: wakes everybody. */
    synchronized void end() {
        ended = true;
        wakeAll();
    }

    private void wakeAll() {
        moved.countDown();
        moved = new CountDownLatch(1);
    }
}
