package dev.fovea.dialect.fovea;

import dev.fovea.model.ClockSamples;
import dev.fovea.model.Pulse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a device is alive and how its clock goes, on the wire (docs/api/events.md). */
final class PulseView {
    private static final String EXPECTED = "expected_interval_ms";

    private PulseView() {}

    /** What lists of devices show. */
    static Map<String, Object> of(Pulse pulse) {
        ClockSamples clock = pulse.clock();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("silent_since", Spelling.time(pulse.silentSince()));
        view.put(EXPECTED, millis(pulse.rhythm().interval()));
        view.put("clock_skew_ms", number(clock.skewMillis()));
        view.put("clock_skew_samples", clock.samples());
        view.put("clock_skew_confidence", clock.samples() == 0 ? null : Spelling.word(clock.confidence()));
        view.put("captured_in_future", clock.future());
        return view;
    }

    /** How often the device is expected. */
    static Map<String, Object> expectation(Pulse pulse) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(EXPECTED, millis(pulse.rhythm().interval()));
        view.put("set_interval_ms", millis(pulse.rhythm().expected()));
        view.put("learned_interval_ms", millis(pulse.rhythm().learned()));
        view.put("silence_told_after_ms", millis(pulse.rhythm().allowance()));
        return view;
    }

    /** The interval that a body sets; empty when it says null. */
    static Optional<Duration> interval(FoveaFields fields) {
        OptionalLong millis = fields.size(EXPECTED, Long.MAX_VALUE);
        fields.refuseOthers(Set.of(EXPECTED));
        fields.requireMention(EXPECTED);
        fields.check();
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
    }

    private static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
