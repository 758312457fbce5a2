package dev.fovea.core.follow;

import dev.fovea.core.deliver.Bell;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the log for everybody on this node who follows it: one query for an organisation, however many listen. It looks at
 * once when the bell is rung after a commit of this node, and every half second for what other nodes committed.
 */
public final class EventWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** At least so long between two looks at the log that find nothing, however closely commits follow each other. */
    private static final Duration BREATH = Duration.ofMillis(5);

    /** What those who listen get to say goodbye before they are interrupted. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final int PORTION = 500;

    private final Store store;
    private final Bell bell;
    private final int mostListeners;
    private final Map<OrgId, LogTail> tails = new HashMap<>();
    private final Map<OrgId, Set<Listener>> listeners = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts to watch.
     *
     * @param bell rung after commits
     * @param mostListeners of one organisation, so that none takes up the whole node
     */
    public EventWatch(Store store, Bell bell, int mostListeners) {
        this.store = store;
        this.bell = bell;
        this.mostListeners = mostListeners;
        this.thread = Thread.ofVirtual().name("event-watch").start(this::run);
    }

    /**
     * Begins to listen to an organisation's log, on the calling thread until it closes what it gets.
     *
     * @throws FoveaException {@code Unavailable(LISTENERS)} when too many do, or this node is about to stop
     */
    public Listener listen(OrgId org) {
        // Asked for outside the lock: a reader of the log may have to wait for writers.
        long settled = store.read(session -> session.events().settled(org));
        synchronized (listeners) {
            Set<Listener> others = listeners.computeIfAbsent(org, _ -> new HashSet<>());
            if (closed || others.size() >= mostListeners) {
                throw new FoveaException(new Unavailable(Resource.LISTENERS, FAREWELL));
            }
            Listener listener = new Listener(org, tails.computeIfAbsent(org, _ -> new LogTail(settled)));
            others.add(listener);
            return listener;
        }
    }

    /** Somebody who follows the log at his own pace; used by one thread. */
    public final class Listener implements AutoCloseable {
        private final OrgId org;
        private final LogTail tail;
        private final Thread owner = Thread.currentThread();

        private Listener(OrgId org, LogTail tail) {
            this.org = org;
            this.tail = tail;
        }

        /** Number of the last event that is there for this listener to read. */
        public long head() {
            return tail.head();
        }

        /** The next events after a number, oldest first; empty when nothing follows it yet. */
        public List<Event> next(long after) {
            return tail.after(after).orElseGet(() -> {
                long head = tail.head();
                return store.read(session -> session.events().between(org, after, head, PORTION));
            });
        }

        /** Sleeps until something follows the number, the watch has ended or the time is over. */
        public void await(long after, Duration most) throws InterruptedException {
            tail.await(after, most);
        }

        /** Whether nothing new will be heard, since the node stops. */
        public boolean ended() {
            return closed;
        }

        /** Stops to listen. */
        @Override
        public void close() {
            leave(this);
        }
    }

    private void leave(Listener listener) {
        synchronized (listeners) {
            Set<Listener> others = listeners.getOrDefault(listener.org, new HashSet<>());
            if (others.remove(listener) && others.isEmpty()) {
                listeners.remove(listener.org);
                tails.remove(listener.org);
            }
            if (listeners.isEmpty()) {
                listeners.notifyAll();
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                if (!look()) {
                    Thread.sleep(BREATH);
                    bell.await(POLL);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether anything was new. */
    private boolean look() throws InterruptedException {
        Map<OrgId, LogTail> watched;
        synchronized (listeners) {
            watched = Map.copyOf(tails);
        }
        boolean any = false;
        for (Map.Entry<OrgId, LogTail> entry : watched.entrySet()) {
            any |= look(entry.getKey(), entry.getValue());
        }
        return any;
    }

    private boolean look(OrgId org, LogTail tail) throws InterruptedException {
        try {
            long head = tail.head();
            List<Event> events = store.read(session ->
                    session.events().last(org) > head ? session.events().list(org, head, PORTION) : List.of());
            tail.append(events);
            return !events.isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("the event log could not be read, will be tried again", e);
            Thread.sleep(POLL);
            return false;
        }
    }

    /** Lets everybody who listens go: at once those who sleep, after a moment those whose clients do not read. */
    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            synchronized (listeners) {
                tails.values().forEach(LogTail::end);
                if (!listeners.isEmpty()) {
                    listeners.wait(FAREWELL.toMillis());
                }
                listeners.values().forEach(all -> all.forEach(listener -> listener.owner.interrupt()));
            }
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
