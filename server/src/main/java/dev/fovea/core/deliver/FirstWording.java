package dev.fovea.core.deliver;

import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The words of whichever wording knows the event first; tests are worded by the first of all. */
public final class FirstWording implements EventWording {
    private final EventWording first;
    private final List<EventWording> others;

    /** Asks in this order. */
    public FirstWording(EventWording first, EventWording... others) {
        this.first = first;
        this.others = List.of(others);
    }

    @Override
    public Optional<Worded> word(Event event, Vocabulary vocabulary) {
        Optional<Worded> worded = first.word(event, vocabulary);
        for (EventWording other : others) {
            worded = worded.or(() -> other.word(event, vocabulary));
        }
        return worded;
    }

    @Override
    public Worded test(Vocabulary vocabulary, Instant now) {
        return first.test(vocabulary, now);
    }
}
