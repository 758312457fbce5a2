package dev.fovea.dialect.acusight;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.AnnounceImage;
import dev.fovea.core.ingest.FileNames;
import dev.fovea.core.ingest.ImageRun;
import dev.fovea.core.ingest.NaturalKey;
import dev.fovea.core.ingest.Sender;
import dev.fovea.model.BatchId;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Caller;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import dev.fovea.model.RunSource;
import dev.fovea.model.Source;
import dev.fovea.model.Track;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between the device's words and the model's (unified-model.md §3). */
final class AcusightMapping {
    private AcusightMapping() {}

    static AcceptImage.Command accept(Caller caller, UploadForm form, UploadMetadata metadata) {
        Source device = caller.source().orElseThrow();
        PictureInfo info = form.picture().info();
        String filename = metadata.filename().orElse(form.filename() == null ? "" : form.filename());
        return new AcceptImage.Command(
                device.org(),
                AcusightDialect.NAME,
                call("POST " + DeviceDoor.UPLOAD, caller, form.metadata()),
                new Sender.Known(device),
                form.picture(),
                FileNames.clean(filename, info.format()),
                metadata.timestamp(),
                Optional.empty(),
                run(metadata.producer(), metadata.annotations()),
                Optional.empty(),
                NaturalKey.lasting(
                        "upload",
                        Long.toString(device.id().value()),
                        form.picture().content().sha256()),
                Optional.empty(),
                metadata.extra());
    }

    static AnnounceImage.Command announce(Caller caller, Source device, Notification notification, byte[] body) {
        return new AnnounceImage.Command(
                device,
                AcusightDialect.NAME,
                call("POST " + DeviceDoor.NOTIFY, caller, new String(body, StandardCharsets.UTF_8)),
                FileNames.clean(notification.filename(), PictureFormat.JPEG),
                notification.storageKey(),
                notification.width(),
                notification.height(),
                notification.annotations().map(tracks -> draft(notification.producer(), tracks)),
                "{}");
    }

    private static AcceptImage.Call call(String route, Caller caller, String raw) {
        return AcceptImage.Call.json(route, caller, raw);
    }

    private static Optional<ImageRun> run(Producer producer, List<Track> tracks) {
        return tracks.isEmpty() ? Optional.empty() : Optional.of(draft(producer, tracks));
    }

    private static ImageRun draft(Producer producer, List<Track> tracks) {
        return new ImageRun(
                "ac-",
                RunSource.Kind.MODEL,
                producer.name(),
                producer.modelVersion().orElse(""),
                CoordinateSpace.NORMALIZED,
                BoxForm.XYWH,
                tracks);
    }

    static Map<String, Object> success(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("data", data);
        return body;
    }

    static Map<String, Object> uploaded(AcceptImage.Receipt receipt, UploadForm form, UploadMetadata metadata) {
        Map<String, Object> data = ids(receipt.id().toString(), receipt.batch(), receipt.storageKey());
        switch (receipt.outcome()) {
            case STORED -> describeStored(data, receipt, form, metadata);
            case DUPLICATE -> data.put("duplicate", true);
            case DROPPED -> {
                data.put("filtered", true);
                data.put("reason", "near_duplicate");
            }
        }
        return success(data);
    }

    private static void describeStored(
            Map<String, Object> data, AcceptImage.Receipt receipt, UploadForm form, UploadMetadata metadata) {
        if (metadata.annotated()) {
            data.put("annotations_stored", receipt.annotationsStored());
        }
        List<String> warnings = warnings(form, metadata);
        if (!warnings.isEmpty()) {
            data.put("warnings", warnings);
        }
        receipt.similarTo().ifPresent(similar -> data.put("similar_to", similar.toString()));
    }

    private static List<String> warnings(UploadForm form, UploadMetadata metadata) {
        PictureInfo info = form.picture().info();
        List<String> warnings = new ArrayList<>(form.warnings());
        if (info.truncated()) {
            warnings.add("image_truncated");
        }
        boolean otherSize = metadata.width().orElse(info.width()) != info.width()
                || metadata.height().orElse(info.height()) != info.height();
        if (otherSize) {
            warnings.add("size_mismatch: the image is " + info.width() + "x" + info.height());
        }
        return warnings;
    }

    /** The ids stand at top level and in {@code data}, because the seed does not say where (acusight.md §4). */
    static Map<String, Object> announced(AnnounceImage.Receipt receipt) {
        Map<String, Object> data = ids(receipt.id().toString(), receipt.batch(), receipt.storageKey());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("message", "Image notification received");
        body.putAll(data);
        data.put("annotations_stored", receipt.annotationsStored());
        body.put("data", data);
        return body;
    }

    private static Map<String, Object> ids(String image, Optional<BatchId> batch, String storageKey) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("image_id", image);
        ids.put("batch_id", batch.map(BatchId::toString).orElse(null));
        ids.put("storage_key", storageKey);
        return ids;
    }
}
