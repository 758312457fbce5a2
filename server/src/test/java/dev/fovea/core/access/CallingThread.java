package dev.fovea.core.access;

import dev.fovea.core.port.Cpu;
import java.util.concurrent.Callable;

/** Runs everything at once, where it is called. */
final class CallingThread implements Cpu {
    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
