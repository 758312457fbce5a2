package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.BatchId;
import dev.fovea.model.Boxes;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.Place;
import dev.fovea.model.RunSource;
import dev.fovea.model.Track;
import dev.fovea.model.export.ImageBytes;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** An object for each image, with everything that is known of it, its runs, tracks and boxes; nothing is lost. */
final class JsonLinesWriter implements ExportWriter {
    private final Writer out;
    private final ImageBytes images;

    JsonLinesWriter(ExportFiles files, ImageBytes images) throws IOException {
        this.out = Utf8.writer(files.open("images.jsonl", Packing.DEFLATED));
        this.images = images;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        JsonText json = new JsonText(out).beginObject();
        writeMedium(json, image);
        writePlace(json, image);
        json.name("runs").beginArray();
        for (DetectionRun run : image.runs()) {
            writeRun(json, image, run);
        }
        var _ = json.endArray().endObject();
        out.append('\n');
    }

    private void writeMedium(JsonText json, ExportImage image) throws IOException {
        Media media = image.media();
        json.name("id").text(media.id().toString()).name("number").number(media.number());
        json.name("kind").text(media.kind().name().toLowerCase(Locale.ROOT));
        json.name("media_key").text(media.mediaKey()).name("filename").text(media.filename());
        json.name("device").text(image.device()).name("dialect").text(media.dialect());
        json.name("captured_at").text(image.capturedAt());
        json.name("received_at").text(media.receivedAt().toString());
        json.name("width").number(image.width()).name("height").number(image.height());
        json.name("orientation").number(media.frame().orientation());
        json.name("space").text(image.space().name().toLowerCase(Locale.ROOT));
        json.name("frame_count").number(media.frame().frameCount());
        json.name("fps").number(media.frame().fps());
        if (media.batch().isPresent()) {
            json.name("batch").text(media.batch().map(BatchId::toString).orElseThrow());
        }
        json.name("split").text(media.review().split().name().toLowerCase(Locale.ROOT));
        if (image.bytes().isPresent()) {
            json.name("sha256").text(image.bytes().get().sha256());
            json.name("size").number(image.bytes().get().bytes());
            json.name("media_type").text(image.bytes().get().mediaType());
        }
        if (images == ImageBytes.REFERENCED) {
            json.name("content").text(image.path());
        }
        json.name("extra").raw(media.extra());
    }

    private static void writePlace(JsonText json, ExportImage image) throws IOException {
        if (image.place().isPresent()) {
            Place place = image.place().get();
            json.name("location").beginObject();
            json.name("latitude").number(place.latitude()).name("longitude").number(place.longitude());
            json.name("city").text(place.city()).name("state").text(place.state());
            json.name("route").text(place.route()).name("direction").text(place.direction());
            var _ = json.endObject();
        }
    }

    private static void writeRun(JsonText json, ExportImage image, DetectionRun run) throws IOException {
        RunSource source = run.content().source();
        json.beginObject().name("run_id").text(source.runId());
        json.name("producer").beginObject().name("kind").text(source.kind().word());
        json.name("name")
                .text(source.name())
                .name("version")
                .text(source.version())
                .endObject();
        json.name("created_at").text(run.createdAt().toString());
        json.name("updated_at").text(run.updatedAt().toString());
        json.name("tracks").beginArray();
        for (Track track : run.content().tracks()) {
            List<ExportBox> boxes = image.boxes(run, track).toList();
            if (!boxes.isEmpty()) {
                writeTrack(json, track, boxes);
            }
        }
        var _ = json.endArray().endObject();
    }

    private static void writeTrack(JsonText json, Track track, List<ExportBox> boxes) throws IOException {
        json.beginObject().name("id").text(track.id());
        if (track.metaJson() != null) {
            json.name("meta").raw(track.metaJson());
        }
        json.name("boxes").beginArray();
        for (ExportBox box : boxes) {
            writeBox(json, track.boxes(), box);
        }
        var _ = json.endArray().endObject();
    }

    private static void writeBox(JsonText json, Boxes boxes, ExportBox box) throws IOException {
        json.beginObject().name("frame").number(box.frame()).name("label").text(box.label());
        json.name("box")
                .beginArray()
                .number(box.corners().x1())
                .number(box.corners().y1());
        json.number(box.corners().x2()).number(box.corners().y2()).endArray();
        if (box.confidence().isPresent()) {
            json.name("confidence").number(box.confidence().getAsDouble());
        }
        if (boxes.hasTimestamp(box.index())) {
            json.name("timestamp_ms").number(boxes.timestampMs(box.index()));
        }
        if (boxes.edited(box.index())) {
            json.name("edited").flag(true);
        }
        String meta = boxes.metaJson(box.index());
        if (meta != null) {
            json.name("meta").raw(meta);
        }
        String geometry = boxes.geometryRaw(box.index());
        if (geometry != null) {
            json.name("geometry_raw").raw(geometry);
        }
        var _ = json.endObject();
    }

    @Override
    public void finish() throws IOException {
        out.close();
    }
}
