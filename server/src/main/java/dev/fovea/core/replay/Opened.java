package dev.fovea.core.replay;

import java.util.Optional;

/**
 * A call that is answered but may still improve its answer.
 *
 * @param answered what a repetition would get now
 * @param fresh what the use case yielded; empty when nothing was done because an earlier call had done it
 * @param <R> what the use case yields
 */
public record Opened<R>(Answered answered, Optional<R> fresh) {}
