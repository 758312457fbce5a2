package dev.fovea.core.deliver;

import java.util.List;
import java.util.stream.Stream;

/** Every type of event in the log, in the core's words: what a webhook can hear of. */
public final class EventTypes {
    /** All of them, in the order of the documentation. */
    public static final List<String> ALL = List.of(
            "image.stored",
            "image.announced",
            "image.arrived",
            "image.kept",
            "image.released",
            "image.deleted",
            "batch.complete",
            "dataset.frozen",
            "recording.registered",
            "recording.kept",
            "recording.released",
            "recording.deleted",
            "run.stored",
            "run.replaced",
            "run.deleted",
            "pattern.created",
            "pattern.changed",
            "pattern.deleted",
            "job.queued",
            "job.completed",
            "job.failed",
            "export.ready",
            "export.failed",
            "device.provisioned",
            "device.approved",
            "device.rejected",
            "device.disabled",
            "device.removed",
            "device.silent",
            "device.recovered",
            "credential.created",
            "credential.revoked",
            "organisation.created",
            "storage.low",
            "storage.full",
            "storage.recovered",
            "webhook.created",
            "webhook.changed",
            "webhook.disabled",
            "webhook.gone",
            "webhook.deleted");

    /** What the log holds beyond that: events of deliveries, since a delivery of those would never end. */
    public static final List<String> UNTOLD = List.of("delivery.failed");

    /** Every type that there is. */
    public static final List<String> LOGGED =
            Stream.concat(ALL.stream(), UNTOLD.stream()).toList();

    private EventTypes() {}
}
