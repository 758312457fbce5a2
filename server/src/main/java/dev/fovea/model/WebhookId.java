package dev.fovea.model;

/** Identity of a webhook: {@code wh_} and base62 characters (seed imggo, Webhooks); matched exactly. */
public record WebhookId(String text) {
    /** Before the random characters. */
    public static final String PREFIX = "wh_";

    @Override
    public String toString() {
        return text;
    }
}
