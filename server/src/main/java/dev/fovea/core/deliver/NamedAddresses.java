package dev.fovea.core.deliver;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import java.util.List;

/** Finds the addresses that are told of an event although nobody subscribed them. */
@FunctionalInterface
interface NamedAddresses {
    /** An address, and the words it understands. */
    record Named(String url, Vocabulary vocabulary) {}

    /** The addresses, each once. */
    List<Named> of(Session session, Event event);
}
