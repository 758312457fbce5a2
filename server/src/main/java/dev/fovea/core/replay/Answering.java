package dev.fovea.core.replay;

import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a call wants to be answered. The wording runs inside the transaction of the effect, so that answer and effect are
 * kept together; it must be pure.
 *
 * @param key empty when the client does not ask for idempotency
 * @param <R> what the use case yields
 */
public record Answering<R>(Optional<IdempotencyKey> key, Function<R, Answer> wording) {}
