package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.deliver.FanOutLoop;
import dev.fovea.core.deliver.Sending;
import dev.fovea.core.work.LeaseWorkers;
import java.time.Duration;

/** What leaves by itself while it is open: the event log is fanned out, and what is due is sent. */
final class Outbox implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final LeaseWorkers<Sending> senders;
    private final FanOutLoop fanOut;

    /** Starts both over the core. */
    Outbox(Core core, Settings settings) {
        senders = new LeaseWorkers<>(
                core.sendDeliveries,
                new LeaseWorkers.Terms(settings.get(FoveaSettings.WEBHOOK_HANDS), LEASE, POLL, DRAIN),
                core.ids.ulid(),
                core.clock);
        fanOut = new FanOutLoop(core.fanOut, core.committed, senders::wake);
    }

    /** Finishes the portion in hand, then gives attempts under way a moment; what they do not finish is sent again. */
    @Override
    public void close() {
        fanOut.close();
        senders.close();
    }
}
