package dev.fovea.core.deliver;

import dev.fovea.core.port.Webhooks.Endpoint;
import dev.fovea.model.Delivery;

/**
 * A delivery to be attempted.
 *
 * @param tried attempts since it was made or sent again by hand
 */
public record Sending(Delivery delivery, Endpoint endpoint, int tried) {}
