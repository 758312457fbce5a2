package dev.fovea.app;

import dev.fovea.core.port.Cpu;
import dev.fovea.http.CpuPool;
import java.util.concurrent.Callable;

/** The pool of the doors, as the core knows it. */
record PoolCpu(CpuPool pool) implements Cpu {
    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return pool.call(work);
    }
}
