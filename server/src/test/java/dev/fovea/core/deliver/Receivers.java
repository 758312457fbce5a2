package dev.fovea.core.deliver;

import dev.fovea.core.port.WebhookSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Receivers that answer as a test tells them to; 200 when it says nothing. */
final class Receivers implements WebhookSender {
    /** What comes of a message. */
    interface Behaviour {
        Outcome on(Message message) throws InterruptedException;
    }

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Message> got = new ArrayList<>();

    void answer(String url, int status) {
        on(url, _ -> new Answered(status, "status " + status));
    }

    void on(String url, Behaviour behaviour) {
        behaviours.put(url, behaviour);
    }

    /** What all receivers got, in order. */
    synchronized List<Message> got() {
        return List.copyOf(got);
    }

    List<String> payloads(String url) {
        return got().stream()
                .filter(message -> message.url().equals(url))
                .map(Message::body)
                .toList();
    }

    List<String> urls() {
        return got().stream().map(Message::url).toList();
    }

    @Override
    public Outcome post(Message message) throws InterruptedException {
        synchronized (this) {
            got.add(message);
        }
        return behaviours
                .getOrDefault(message.url(), _ -> new Answered(200, "ok"))
                .on(message);
    }
}
