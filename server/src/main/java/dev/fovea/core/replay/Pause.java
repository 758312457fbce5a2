package dev.fovea.core.replay;

import java.time.Duration;

/** How a thread waits. */
@FunctionalInterface
interface Pause {
    /** Lets that much time pass. */
    void of(Duration time) throws InterruptedException;
}
