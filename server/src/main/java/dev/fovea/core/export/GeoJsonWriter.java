package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.Place;
import dev.fovea.model.export.ImageBytes;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;

/** GeoJSON (RFC 7946): a point for each image whose place is known, with what was seen there. */
final class GeoJsonWriter implements ExportWriter {
    private final Writer out;
    private final JsonText json;
    private final ImageBytes images;

    GeoJsonWriter(ExportFiles files, ImageBytes images) throws IOException {
        this.out = Utf8.writer(files.open("images.geojson", Packing.DEFLATED));
        this.json = new JsonText(out).beginObject().name("type").text("FeatureCollection");
        this.images = images;
        var _ = json.name("features").beginArray();
    }

    @Override
    public void write(ExportImage image) throws IOException {
        Place place = image.place().orElseThrow();
        json.beginObject()
                .name("type")
                .text("Feature")
                .name("id")
                .text(image.media().id().toString());
        json.name("geometry")
                .beginObject()
                .name("type")
                .text("Point")
                .name("coordinates")
                .beginArray();
        json.number(place.longitude()).number(place.latitude()).endArray().endObject();
        json.name("properties")
                .beginObject()
                .name("media_key")
                .text(image.media().mediaKey());
        json.name("filename").text(image.media().filename()).name("device").text(image.device());
        json.name("captured_at").text(image.capturedAt());
        json.name("city").text(place.city()).name("state").text(place.state());
        json.name("route").text(place.route()).name("direction").text(place.direction());
        if (images == ImageBytes.REFERENCED) {
            json.name("content").text(image.path());
        }
        writeCounts(image);
        var _ = json.endObject().endObject();
    }

    private void writeCounts(ExportImage image) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        image.boxes().forEach(box -> counts.merge(box.label(), 1, Integer::sum));
        json.name("labels").beginObject();
        for (Map.Entry<String, Integer> label : counts.entrySet()) {
            json.name(label.getKey()).number(label.getValue().longValue());
        }
        var _ = json.endObject();
    }

    @Override
    public void finish() throws IOException {
        var _ = json.endArray().endObject();
        out.append('\n').close();
    }
}
