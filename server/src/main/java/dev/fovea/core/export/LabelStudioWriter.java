package dev.fovea.core.export;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.RunSource;
import dev.fovea.model.export.ImageBytes;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Tasks of Label Studio for a configuration {@code <Image name="image" value="$image"/><RectangleLabels name="label"
 * toName="image">}. What was imported or drawn is an annotation, what a model or pipeline found a prediction.
 */
final class LabelStudioWriter implements ExportWriter {
    private final Writer out;
    private final JsonText json;
    private final ImageBytes images;

    LabelStudioWriter(ExportFiles files, ImageBytes images) throws IOException {
        this.out = Utf8.writer(files.open("tasks.json", Packing.DEFLATED));
        this.json = new JsonText(out).beginArray();
        this.images = images;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        for (ExportFrame frame : image.frames()) {
            json.beginObject().name("data").beginObject().name("image").text(address(frame));
            json.name("fovea_id").text(image.media().id().toString()).endObject();
            writeResults("annotations", frame, true);
            writeResults("predictions", frame, false);
            var _ = json.endObject();
        }
    }

    private String address(ExportFrame frame) {
        return switch (images) {
            case NONE -> frame.file();
            case REFERENCED -> frame.image().path();
            case INCLUDED -> imagePath(frame);
        };
    }

    private void writeResults(String member, ExportFrame frame, boolean byHand) throws IOException {
        json.name(member).beginArray();
        for (DetectionRun run : frame.image().runs()) {
            List<ExportBox> boxes = frame.boxes().stream()
                    .filter(box -> box.run().number() == run.number())
                    .toList();
            if (isByHand(run) == byHand && !boxes.isEmpty()) {
                json.beginObject().name("result").beginArray();
                for (int i = 0; i < boxes.size(); i++) {
                    writeBox(frame.image(), boxes.get(i), run.number() + "-" + i);
                }
                json.endArray();
                if (!byHand) {
                    json.name("model_version").text(run.content().source().name());
                }
                var _ = json.endObject();
            }
        }
        var _ = json.endArray();
    }

    private static boolean isByHand(DetectionRun run) {
        return run.content().source().kind() == RunSource.Kind.IMPORT;
    }

    private void writeBox(ExportImage image, ExportBox box, String id) throws IOException {
        Corners corners = box.corners();
        json.beginObject().name("id").text(id).name("type").text("rectanglelabels");
        json.name("from_name").text("label").name("to_name").text("image");
        json.name("image_rotation").number(0);
        if (image.hasSize()) {
            json.name("original_width")
                    .number(image.width())
                    .name("original_height")
                    .number(image.height());
        }
        json.name("value")
                .beginObject()
                .name("x")
                .number(corners.x1() * 100)
                .name("y")
                .number(corners.y1() * 100);
        json.name("width").number((corners.x2() - corners.x1()) * 100);
        json.name("height").number((corners.y2() - corners.y1()) * 100);
        json.name("rotation")
                .number(0)
                .name("rectanglelabels")
                .texts(List.of(box.label()))
                .endObject();
        if (box.confidence().isPresent()) {
            json.name("score").number(box.confidence().getAsDouble());
        }
        var _ = json.endObject();
    }

    @Override
    public void finish() throws IOException {
        var _ = json.endArray();
        out.append('\n').close();
    }
}
