package dev.fovea.core.export;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.Frame;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFacts;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.Track;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
import dev.fovea.model.export.FrameSpace;
import dev.fovea.model.export.ImageBytes;
import dev.fovea.model.export.Manifest;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A store with pictures to export. */
public final class Gallery implements AutoCloseable {
    /** When everything happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** Real. */
    public final Store store;
    /** Real. */
    public final Blobs blobs;
    /** The only organisation. */
    public final OrgId org;

    final WriteExport exports;
    Manifest manifest = new Manifest(0, 0, 0, new LinkedHashMap<>(), new LinkedHashMap<>());

    /** In an empty folder. */
    public Gallery(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        blobs = FileBlobs.open(folder.resolve("blobs"), clock);
        org = store.inTransaction(session -> session.organisations()
                        .add(UUID.randomUUID(), "gallery", NOW)
                        .orElseThrow())
                .id();
        exports = new WriteExport(store, new MediaSearch(store), blobs, clock);
    }

    /** A picture without bytes. */
    public Media picture(String name, int width, int height, int orientation) {
        return add(MediaKind.IMAGE, name, new Content.Pending(), Frame.ofPicture(width, height, orientation));
    }

    Media recording(String key, int width, int height) {
        return add(MediaKind.VIDEO, key, new Content.Elsewhere(), new Frame(width, height, 1, 25, 100));
    }

    Media stored(String name, byte[] bytes) throws IOException {
        try (Blobs.Spool spool = blobs.open()) {
            spool.write(bytes);
            spool.keep();
            return add(
                    MediaKind.IMAGE,
                    name,
                    new Content.Present(spool.sha256(), bytes.length, "image/png"),
                    Frame.ofPicture(4, 2, 1));
        }
    }

    /** A picture of a sensor that stands where it took it. */
    Media placed(String name, double latitude, double longitude) {
        Source sensor = store.inTransaction(session -> session.sources()
                .getOrAdd(org, SourceKind.PARTNER_SENSOR, "sensor-1", "sensor-1", SourceStatus.APPROVED, NOW));
        LocationId location = store.inTransaction(session -> session.sources()
                .moveTo(sensor, new Place(latitude, longitude, "Los Angeles", "CA", "US-101", "north"), NOW));
        return add(
                MediaKind.IMAGE,
                name,
                new Content.Pending(),
                Frame.ofPicture(10, 10, 1),
                Optional.of(sensor.id()),
                Optional.of(location));
    }

    private Media add(MediaKind kind, String name, Content content, Frame frame) {
        return add(kind, name, content, frame, Optional.empty(), Optional.empty());
    }

    private Media add(
            MediaKind kind,
            String name,
            Content content,
            Frame frame,
            Optional<SourceId> source,
            Optional<LocationId> location) {
        NewMedia media = new NewMedia(
                new MediaId(UUID.randomUUID()),
                org,
                kind,
                "raw/" + name,
                "raw/" + name,
                name,
                "",
                source,
                content,
                frame,
                new CapturedAt(NOW, 3600),
                Optional.empty(),
                NOW,
                "acusight",
                location,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "{\"shift\":1}");
        return store.inTransaction(session -> session.media().add(media).orElseThrow());
    }

    /** Adds a run of a model. */
    public void run(Media media, String runId, Track... tracks) {
        run(media, runId, NOW, tracks);
    }

    void run(Media media, String runId, Instant at, Track... tracks) {
        RunContent content = new RunContent(
                RunContent.DETECTION,
                null,
                RunSource.of(RunSource.Kind.MODEL, "yolo", "8", runId),
                RunContent.SCHEMA_VERSION,
                CoordinateSpace.NORMALIZED,
                BoxForm.XYXY,
                MediaFacts.NONE,
                List.of(),
                List.of(tracks));
        var _ = store.inTransaction(session -> session.runs().upsert(media, content, "hub", Map.of(), List.of(), at));
    }

    /** A track of one box on a picture. */
    public static Track box(String id, String label, double x1, double y1, double x2, double y2) {
        return Track.of(id, label, Boxes.onPicture(x1, y1, x2, y2));
    }

    static ExportOrder order(ExportFormat format) {
        return order(format, ImageBytes.NONE, FrameSpace.STORED, BoxChoice.ALL);
    }

    /** An order of everything. */
    public static ExportOrder order(ExportFormat format, ImageBytes images, FrameSpace space, BoxChoice choice) {
        return new ExportOrder(format, ExportScope.EVERYTHING, choice, images, space);
    }

    /** Exports, and notes the manifest. */
    public byte[] export(ExportOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest = exports.write(org, order, exports.snapshot(org, order.scope()), out, _ -> {});
        return out.toByteArray();
    }

    String text(ExportOrder order) throws IOException {
        return new String(export(order), StandardCharsets.UTF_8);
    }

    /** The files of an archive, read as a stream by the JDK. */
    Map<String, byte[]> files(ExportOrder order) throws IOException {
        return unzip(export(order));
    }

    static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Override
    public void close() {
        store.close();
    }
}
