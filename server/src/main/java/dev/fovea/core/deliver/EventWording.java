package dev.fovea.core.deliver;

import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import java.util.Optional;

/** Turns an event of the log into the payload that receivers get; a dialect's business. */
public interface EventWording {
    /**
     * A worded event.
     *
     * @param type in the receiver's words
     * @param payload exact JSON text
     */
    record Worded(String type, String payload) {}

    /** The event in words of the vocabulary; empty when receivers are not told of it. */
    Optional<Worded> word(Event event, Vocabulary vocabulary);

    /** A made-up event by which an owner tries a receiver. */
    Worded test(Vocabulary vocabulary, java.time.Instant now);
}
