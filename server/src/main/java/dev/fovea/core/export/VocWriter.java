package dev.fovea.core.export;

import dev.fovea.core.detect.Corners;
import dev.fovea.model.Review.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Pascal VOC 2012, Main task: an XML file for each picture, whole pixels counted from 1, and a list for each split. */
final class VocWriter implements ExportWriter {
    private static final String IMAGES = "JPEGImages";

    private final ExportFiles files;
    private final Map<Split, PackedBuffer> lists = new EnumMap<>(Split.class);

    VocWriter(ExportFiles files) {
        this.files = files;
    }

    @Override
    public String imagePath(ExportFrame frame) {
        return IMAGES + "/" + frame.file();
    }

    @Override
    public void write(ExportImage image) throws IOException {
        for (ExportFrame frame : image.frames()) {
            files.add("Annotations/" + frame.stem() + ".xml", Utf8.bytes(xml(frame)));
            PackedBuffer list = lists.computeIfAbsent(image.split(), _ -> new PackedBuffer());
            list.write(Utf8.bytes(frame.stem() + "\n"));
        }
    }

    private static String xml(ExportFrame frame) throws IOException {
        StringBuilder out = new StringBuilder();
        XmlText xml = new XmlText(out).begin("annotation");
        xml.element("folder", IMAGES).element("filename", frame.file());
        xml.begin("source").element("database", "Fovea");
        xml.element("image", frame.image().media().id().toString()).end("source");
        xml.begin("size").element("width", frame.image().width());
        xml.element("height", frame.image().height()).element("depth", 3).end("size");
        xml.element("segmented", 0);
        for (ExportBox box : frame.boxes()) {
            writeObject(xml, frame.image(), box);
        }
        var _ = xml.end("annotation");
        return out.toString();
    }

    private static void writeObject(XmlText xml, ExportImage image, ExportBox box) throws IOException {
        Corners corners = box.corners();
        xml.begin("object").element("name", box.label()).element("pose", "Unspecified");
        xml.element("truncated", 0).element("difficult", 0).begin("bndbox");
        xml.element("xmin", first(corners.x1(), image.width()));
        xml.element("ymin", first(corners.y1(), image.height()));
        xml.element("xmax", last(corners.x1(), corners.x2(), image.width()));
        xml.element("ymax", last(corners.y1(), corners.y2(), image.height()));
        var _ = xml.end("bndbox").end("object");
    }

    /** The first pixel of the box, counted from 1. */
    private static long first(double edge, int size) {
        return Math.min(Math.round(edge * size) + 1, size);
    }

    /** The last pixel of the box, which has one at least. */
    private static long last(double near, double far, int size) {
        return Math.max(Math.round(far * size), first(near, size));
    }

    @Override
    public void finish() throws IOException {
        for (Map.Entry<Split, PackedBuffer> list : lists.entrySet()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            list.getValue().writeTo(content);
            files.add(
                    "ImageSets/Main/" + list.getKey().name().toLowerCase(Locale.ROOT) + ".txt", content.toByteArray());
        }
    }
}
