package dev.fovea.engine.vision.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Spares an endpoint that is down, and the jobs that would wait for it. After so many failures in a row it rests; while
 * it rests, one call in each period of rest is let through to see, and the first success ends the rest.
 */
final class CircuitBreaker {
    private final int mostFailures;
    private final Duration rest;
    private final Clock clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    CircuitBreaker(int mostFailures, Duration rest, Clock clock) {
        this.mostFailures = mostFailures;
        this.rest = rest;
        this.clock = clock;
    }

    /** How long to wait; empty when the call may be made. */
    synchronized Optional<Duration> refusal() {
        if (failures < mostFailures) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(restsUntil)) {
            return Optional.of(Duration.between(now, restsUntil));
        }
        restsUntil = now.plus(rest);
        return Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures >= mostFailures) {
            restsUntil = clock.instant().plus(rest);
        }
    }
}
