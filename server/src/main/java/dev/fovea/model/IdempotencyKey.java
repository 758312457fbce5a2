package dev.fovea.model;

/**
 * What a client sends so that it may repeat a call (seed imggo, Idempotency).
 *
 * @param route method and path, with ids: the same key on another route is another key
 * @param key 1 to 255 printable characters
 * @param bodyHash SHA-256 of what was sent, to notice another body under the same key
 */
public record IdempotencyKey(String route, String key, String bodyHash) {}
