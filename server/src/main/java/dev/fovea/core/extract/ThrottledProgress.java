package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Passes on only steps that somebody who asks now and then would notice, since each is a transaction. */
final class ThrottledProgress implements Progress {
    private static final int STEP = 10;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Clock clock;
    private final Progress target;
    private Instant lastAt;
    private int last;

    ThrottledProgress(Clock clock, Progress target) {
        this.clock = clock;
        this.target = target;
        this.lastAt = clock.instant();
    }

    @Override
    public synchronized void reached(int percent) {
        Instant now = clock.instant();
        if (percent >= last + STEP && now.isAfter(lastAt.plus(PAUSE))) {
            last = percent;
            lastAt = now;
            target.reached(Math.min(percent, 99));
        }
    }
}
