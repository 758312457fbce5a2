package dev.fovea.core.port;

import java.util.concurrent.Callable;

/**
 * The pool for work that keeps a core busy: parsing large bodies, decoding pictures. As many platform threads as
 * cores, so that small calls on virtual threads keep their speed.
 */
public interface Cpu {
    /**
     * Runs the work on the pool and waits for it.
     *
     * @throws dev.fovea.error.FoveaException with {@code Unavailable(WORKERS)} when the queue is full
     */
    <T> T call(Callable<T> work) throws Exception;
}
