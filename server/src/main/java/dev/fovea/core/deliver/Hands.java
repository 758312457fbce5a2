package dev.fovea.core.deliver;

import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many attempts of this node are under way to each webhook, so that no receiver takes all hands. */
final class Hands {
    private final int most;
    private final int mostFailing;
    private final Map<WebhookId, Integer> busy = new ConcurrentHashMap<>();

    /**
     * Bounds the attempts.
     *
     * @param most to one webhook at once
     * @param mostFailing to one whose last attempt failed
     */
    Hands(int most, int mostFailing) {
        this.most = most;
        this.mostFailing = mostFailing;
    }

    /** Whether a webhook that does well may have another hand. */
    boolean anyFree(WebhookId id) {
        return free(id, most) > 0;
    }

    /** How many more attempts to the webhook may start. */
    int free(Webhook webhook) {
        return free(webhook.id(), webhook.failingSince().isPresent() ? mostFailing : most);
    }

    private int free(WebhookId id, int limit) {
        return Math.max(0, limit - busy.getOrDefault(id, 0));
    }

    void take(WebhookId id) {
        busy.merge(id, 1, Integer::sum);
    }

    void giveBack(WebhookId id) {
        busy.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }
}
