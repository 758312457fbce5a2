package dev.fovea.dialect.fovea;

import dev.fovea.core.deliver.EventWording;
import dev.fovea.http.Json;
import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Any event as the log has it, for receivers that no other dialect has words for (fovea.md, Webhooks). */
final class PlainEvents implements EventWording {
    private static final String TEST = "webhook.test";

    @Override
    public Optional<Worded> word(Event event, Vocabulary vocabulary) {
        return Optional.of(new Worded(event.type(), Json.MAPPER.writeValueAsString(EventView.of(event))));
    }

    @Override
    public Worded test(Vocabulary vocabulary, Instant now) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("event", TEST);
        payload.put("timestamp", now.toString());
        payload.put("data", Map.of());
        return new Worded(TEST, Json.MAPPER.writeValueAsString(payload));
    }
}
