package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.Pulse;
import dev.fovea.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs of life of sources. */
public interface Pulses {
    /** What is known of a source; empty when it neither was heard of nor is expected. */
    Optional<Pulse> find(SourceId source);

    /** Keeps what a sign of life has changed: when, the learned rhythm, the clock. */
    void heard(Pulse pulse);

    /** Sets the interval at which a source is expected; empty: as learned. */
    void expect(SourceId source, OrgId org, Optional<Duration> interval);

    /** Sets when silence is to be told. */
    void schedule(SourceId source, Optional<Instant> dueAt);

    /** Sources whose silence may have to be told, the most overdue first. */
    List<Pulse> due(Instant now, int limit);

    /** Marks the silence of a source that was not heard of since the pulse was read; true for one of many racers. */
    boolean beginSilence(Pulse pulse);

    /** Ends the marked silence; true for one of many racers. */
    boolean endSilence(Pulse pulse);
}
