package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a source is alive, and how its clock goes.
 *
 * @param heardAt when it was last heard of; empty when it never was
 * @param silentSince when it was last heard of, once its silence has been told
 */
public record Pulse(
        SourceId source,
        OrgId org,
        Optional<Instant> heardAt,
        Rhythm rhythm,
        Optional<Instant> silentSince,
        ClockSamples clock) {
    /** Of a source that was never heard of. */
    public static Pulse none(Source source) {
        return new Pulse(
                source.id(), source.org(), Optional.empty(), Rhythm.UNKNOWN, Optional.empty(), ClockSamples.NONE);
    }

    /** When its silence is to be told unless it is heard of before; empty when it is not to be told. */
    public Optional<Instant> dueAt() {
        return silentSince.isPresent()
                ? Optional.empty()
                : heardAt.flatMap(heard -> rhythm.allowance().map(heard::plus));
    }
}
