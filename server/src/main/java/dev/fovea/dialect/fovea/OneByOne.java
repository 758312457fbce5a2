package dev.fovea.dialect.fovea;

import dev.fovea.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells every event by itself, as soon as it is there. */
final class OneByOne implements Telling {
    private final List<Event> taken = new ArrayList<>();

    @Override
    public void take(Event event) {
        taken.add(event);
    }

    @Override
    public void tell(Frames frames, long position, Instant now) {
        taken.forEach(event -> frames.message(event.number(), event.type(), EventView.of(event)));
        taken.clear();
    }

    @Override
    public Duration pause(Instant now, Duration most) {
        return most;
    }
}
