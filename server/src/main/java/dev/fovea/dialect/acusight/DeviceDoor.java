package dev.fovea.dialect.acusight;

import dev.fovea.core.access.DeviceQueries;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.AnnounceImage;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.SeenDevice;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Source;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What devices call: upload, notify, who am I, heartbeat (acusight.md A1, A2, A5–A7). */
final class DeviceDoor {
    static final String UPLOAD = "/api/device/images/upload";
    static final String NOTIFY = "/api/data/agent/images/notify";
    private static final int NOTIFY_BODY_BYTES = 8 * 1024 * 1024;
    private static final int HEARTBEAT_BODY_BYTES = 256 * 1024;
    private static final Set<String> HEALTH = Set.of("healthy", "degraded", "error");
    private final AcusightAuth auth;
    private final ReceivePicture receivePicture;
    private final AcceptImage acceptImage;
    private final AnnounceImage announceImage;
    private final DeviceQueries devices;
    private final SeenDevice seenDevice;

    DeviceDoor(
            AcusightAuth auth,
            ReceivePicture receivePicture,
            AcceptImage acceptImage,
            AnnounceImage announceImage,
            DeviceQueries devices,
            SeenDevice seenDevice) {
        this.auth = auth;
        this.receivePicture = receivePicture;
        this.acceptImage = acceptImage;
        this.announceImage = announceImage;
        this.devices = devices;
        this.seenDevice = seenDevice;
    }

    void upload(Context context) {
        Caller device = auth.device(context);
        try (UploadForm form = UploadForm.read(context, receivePicture)) {
            UploadMetadata metadata = UploadMetadata.parse(form);
            AcceptImage.Receipt receipt = acceptImage.accept(AcusightMapping.accept(device, form, metadata));
            int status = switch (receipt.outcome()) {
                case STORED -> 201;
                case DUPLICATE, DROPPED -> 200;
            };
            Json.answer(context, status, AcusightMapping.uploaded(receipt, form, metadata));
        }
    }

    void announce(Context context) {
        Caller caller = auth.device(context);
        byte[] body = Bodies.read(context, NOTIFY_BODY_BYTES);
        Notification notification = Notification.parse(body);
        Source device = caller.source().orElseThrow();
        if (!notification.deviceId().equals(device.externalId())) {
            throw new FoveaException(new FoveaError.Forbidden(
                    FoveaError.Bar.NOT_YOUR_DEVICE, "device_id does not match the device key"));
        }
        AnnounceImage.Receipt receipt =
                announceImage.announce(AcusightMapping.announce(caller, device, notification, body));
        Json.answer(context, 201, AcusightMapping.announced(receipt));
    }

    void self(Context context) {
        DeviceQueries.Self self = devices.self(auth.anyDevice(context));
        Source device = self.device();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("device_id", device.externalId());
        data.put("endpoint_id", device.externalId());
        data.put("organization_id", self.organisation().uuid().toString());
        data.put("status", device.status().name().toLowerCase(Locale.ROOT));
        data.put("name", device.name());
        Json.answer(context, 200, AcusightMapping.success(data));
    }

    void checkIn(Context context) {
        Caller caller = auth.anyDevice(context);
        AcusightFields fields = AcusightFields.body(Bodies.read(context, HEARTBEAT_BODY_BYTES));
        fields.text("status").filter(status -> !HEALTH.contains(status)).ifPresent(status -> {
            throw AcusightFields.invalid("status", "status must be one of healthy, degraded, error");
        });
        fields.object("metrics");
        seenDevice.seen(caller.source().orElseThrow());
        Json.answer(context, 200, AcusightMapping.success(Map.of("actions", List.of())));
    }

    void agentCheckIn(Context context) {
        Caller caller = auth.anyDevice(context);
        AcusightFields fields = AcusightFields.body(Bodies.read(context, HEARTBEAT_BODY_BYTES));
        Source device = caller.source().orElseThrow();
        if (!fields.requiredText("device_id").equals(device.externalId())) {
            throw new FoveaException(new FoveaError.Forbidden(
                    FoveaError.Bar.NOT_YOUR_DEVICE, "device_id does not match the device key"));
        }
        seenDevice.seen(device);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("pending_actions", List.of());
        Json.answer(context, 200, body);
    }
}
