package dev.fovea.engine.vision.chat;

import java.net.URI;
import java.time.Duration;

/**
 * Where chat completions are asked for. The operator chose the address, so it may be a private one.
 *
 * @param completions address of the operation
 * @param model that is asked for
 * @param key sent as a bearer token; empty: none is sent
 * @param timeout of one answer
 */
public record ChatAddress(URI completions, String model, String key, Duration timeout) {
    /** Without the key, which must not reach a log. */
    @Override
    public String toString() {
        return completions + " " + model;
    }
}
