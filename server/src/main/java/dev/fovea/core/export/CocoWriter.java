package dev.fovea.core.export;

import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.detect.BoxForms.PixelBox;
import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.export.ImageBytes;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * COCO object detection (cocodataset.org, Data format): images while surveying, annotations while writing, categories at
 * the end. Image ids follow from the numbers of the media and stay the same in every export; category ids are places in
 * the alphabet, counted from 1. Members that COCO does not know ({@code fovea_id}, {@code track_id}, …) are for the way
 * back.
 */
final class CocoWriter implements ExportWriter {
    static final String NAME = "annotations/instances.json";
    /** Ids of frames lie above all numbers of media, and within what every language counts exactly. */
    private static final long FRAMES = 1L << 52;

    private static final int FRAME_BITS = 24;
    private static final int PLACES = 4;

    private final ExportFiles files;
    private final Labels labels;
    private final ImageBytes images;
    private @Nullable Writer text;
    private @Nullable JsonText json;
    private boolean annotating;
    private long annotations;

    CocoWriter(ExportFiles files, Labels labels, ImageBytes images) {
        this.files = files;
        this.labels = labels;
        this.images = images;
    }

    @Override
    public boolean surveys() {
        return true;
    }

    private JsonText json() throws IOException {
        JsonText begun = json;
        if (begun == null) {
            Writer writer = Utf8.writer(files.open(NAME, Packing.DEFLATED));
            begun = new JsonText(writer).beginObject();
            begun.name("info").beginObject().name("description").text("Exported by Fovea");
            begun.name("version").text("1.0").endObject();
            begun.name("licenses").beginArray().endArray();
            begun.name("images").beginArray();
            text = writer;
            json = begun;
        }
        return begun;
    }

    @Override
    public void survey(ExportImage image) throws IOException {
        for (ExportFrame frame : image.frames()) {
            writeImage(json(), frame);
        }
    }

    private void writeImage(JsonText out, ExportFrame frame) throws IOException {
        ExportImage image = frame.image();
        out.beginObject().name("id").number(id(frame));
        out.name("file_name").text(frame.file());
        out.name("width").number(image.width()).name("height").number(image.height());
        out.name("date_captured").text(image.capturedAt());
        if (images == ImageBytes.REFERENCED) {
            out.name("coco_url").text(image.path());
        }
        out.name("fovea_id").text(image.media().id().toString());
        out.name("media_key").text(image.media().mediaKey());
        if (image.isRecording()) {
            out.name("frame_index").number(frame.index());
        }
        if (image.bytes().isPresent()) {
            out.name("sha256").text(image.bytes().get().sha256());
        }
        out.endObject();
    }

    private static long id(ExportFrame frame) {
        long number = frame.image().media().number();
        return frame.image().isRecording() ? FRAMES + (number << FRAME_BITS) + frame.index() : number;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        JsonText out = annotating();
        for (ExportFrame frame : image.frames()) {
            for (ExportBox box : frame.boxes()) {
                Optional<Integer> category = labels.number(box.label());
                if (category.isPresent()) {
                    writeAnnotation(out, frame, box, category.get() + 1);
                }
            }
        }
    }

    private JsonText annotating() throws IOException {
        JsonText out = json();
        if (!annotating) {
            annotating = true;
            out.endArray().name("annotations").beginArray();
        }
        return out;
    }

    private void writeAnnotation(JsonText out, ExportFrame frame, ExportBox box, int category) throws IOException {
        PixelBox pixels = BoxForms.toCoco(
                box.corners(), frame.image().width(), frame.image().height());
        out.beginObject().name("id").number(++annotations);
        out.name("image_id").number(id(frame)).name("category_id").number(category);
        out.name("bbox").beginArray();
        out.number(pixels.x(), PLACES).number(pixels.y(), PLACES);
        out.number(pixels.width(), PLACES).number(pixels.height(), PLACES).endArray();
        out.name("area").number(pixels.width() * pixels.height(), PLACES);
        out.name("iscrowd").number(0).name("segmentation").beginArray().endArray();
        if (box.confidence().isPresent()) {
            out.name("score").number(box.confidence().getAsDouble());
        }
        out.name("track_id").text(box.track().id());
        out.name("run_id").text(box.run().content().source().runId()).endObject();
    }

    @Override
    public void finish() throws IOException {
        JsonText out = annotating().endArray().name("categories").beginArray();
        int id = 0;
        for (String label : labels.numbered()) {
            out.beginObject().name("id").number(++id).name("name").text(label);
            out.name("supercategory").text("").endObject();
        }
        var _ = out.endArray().endObject();
        if (text != null) {
            text.append('\n').close();
        }
    }
}
