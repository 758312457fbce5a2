package dev.fovea.core.deliver;

import dev.fovea.core.deliver.EventWording.Worded;
import dev.fovea.core.deliver.NamedAddresses.Named;
import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event of the log with what may be told of it.
 *
 * @param words the payload in each vocabulary in which somebody hears it
 * @param named addresses that are told without a subscription
 */
record Told(Event event, Map<Vocabulary, Worded> words, List<Named> named) {
    Told {
        words = Map.copyOf(words);
        named = List.copyOf(named);
    }

    Optional<Worded> in(Vocabulary vocabulary) {
        return Optional.ofNullable(words.get(vocabulary));
    }
}
