package dev.fovea.dialect.fovea;

import dev.fovea.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how much happened, for screens that look again when something did: at most four messages a second for each topic,
 * however much happens (console.md §2.9).
 */
final class Counted implements Telling {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final Map<Topic, Count> counts = new EnumMap<>(Topic.class);
    private Instant earliest = Instant.EPOCH;

    /** What happened of one topic since it was told last. */
    private static final class Count {
        private final Map<String, Integer> byType = new TreeMap<>();
        private int events;
        private long last;

        void add(Event event) {
            byType.merge(event.type(), 1, Integer::sum);
            events++;
            last = event.number();
        }

        Map<String, Object> view(Topic topic) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("topic", topic.word());
            view.put("count", events);
            view.put("last", last);
            view.put("types", byType);
            return view;
        }
    }

    @Override
    public void take(Event event) {
        counts.computeIfAbsent(Topic.of(event.type()), _ -> new Count()).add(event);
    }

    /** Only the last message moves the position: a client that is cut off between two gets both again. */
    @Override
    public void tell(Frames frames, long position, Instant now) {
        if (counts.isEmpty() || now.isBefore(earliest)) {
            return;
        }
        Iterator<Map.Entry<Topic, Count>> topics = counts.entrySet().iterator();
        while (topics.hasNext()) {
            Map.Entry<Topic, Count> told = topics.next();
            Topic topic = told.getKey();
            if (topics.hasNext()) {
                frames.message(topic.word(), told.getValue().view(topic));
            } else {
                frames.message(position, topic.word(), told.getValue().view(topic));
            }
        }
        counts.clear();
        earliest = now.plus(PERIOD);
    }

    @Override
    public Duration pause(Instant now, Duration most) {
        if (counts.isEmpty()) {
            return most;
        }
        Duration rest = Duration.between(now, earliest);
        return rest.compareTo(most) < 0 ? rest : most;
    }
}
