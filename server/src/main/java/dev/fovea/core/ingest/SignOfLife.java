package dev.fovea.core.ingest;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.ClockSamples;
import dev.fovea.model.Pulse;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Notes, in the transaction of a call, that a source was heard of: when, how long after the last time, and what its clock
 * says. A source whose silence was told has come back.
 */
final class SignOfLife {
    /** What is out there and sends by itself; of programs that people use nobody expects a rhythm. */
    private static final Set<SourceKind> WATCHED =
            Set.copyOf(EnumSet.of(SourceKind.CAMERA, SourceKind.EDGE_DEVICE, SourceKind.PARTNER_SENSOR));

    /** Signs that follow each other more closely count as one, so that a fast source costs no write for each picture. */
    private static final Duration DISTINCT = Duration.ofSeconds(1);

    private SignOfLife() {}

    /** @param captured when the source says that the picture was taken; empty when it does not say or sent none */
    static void note(Session session, Source source, Optional<CapturedAt> captured, Instant now) {
        session.sources().seen(source.id(), now);
        if (!WATCHED.contains(source.kind())) {
            return;
        }
        Pulse before = session.pulses().find(source.id()).orElseGet(() -> Pulse.none(source));
        Optional<Duration> gap = before.heardAt().map(heard -> Duration.between(heard, now));
        ClockSamples clock =
                captured.map(time -> before.clock().with(time.instant(), now)).orElse(before.clock());
        boolean distinct = gap.map(time -> time.compareTo(DISTINCT) >= 0).orElse(true);
        if (distinct || tellsMore(before.clock(), clock)) {
            session.pulses()
                    .heard(new Pulse(
                            before.source(),
                            before.org(),
                            Optional.of(now),
                            distinct ? gap.map(before.rhythm()::after).orElse(before.rhythm()) : before.rhythm(),
                            Optional.empty(),
                            clock));
        }
        if (before.silentSince().isPresent() && session.pulses().endSilence(before)) {
            SilenceEvents.recovered(session, source, before.silentSince().get(), now);
        }
    }

    private static boolean tellsMore(ClockSamples before, ClockSamples after) {
        return !before.skewMillis().equals(after.skewMillis()) || before.future() != after.future();
    }
}
