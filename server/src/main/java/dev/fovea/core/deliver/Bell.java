package dev.fovea.core.deliver;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one thread sleep until another one says that there may be something to do. Rung often, it wakes once. */
public final class Bell {
    private final Semaphore rung = new Semaphore(0);

    /** Wakes the sleeper, or spares the next one its sleep; never waits. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Sleeps until the bell rings, but not longer than {@code most}. */
    public void await(Duration most) throws InterruptedException {
        var _ = rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        rung.drainPermits();
    }
}
