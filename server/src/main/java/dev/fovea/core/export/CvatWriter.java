package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CVAT for images 1.1: one XML document, pixels with two places. Frames of recordings are images too. */
final class CvatWriter implements ExportWriter {
    private final ExportFiles files;
    private final Labels labels;
    private long size;
    private @Nullable Writer out;
    private @Nullable XmlText xml;
    private long images;

    CvatWriter(ExportFiles files, Labels labels) {
        this.files = files;
        this.labels = labels;
    }

    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void survey(ExportImage image) {
        size += image.frames().size();
    }

    private XmlText xml() throws IOException {
        XmlText begun = xml;
        if (begun == null) {
            Writer writer = Utf8.writer(files.open("annotations.xml", Packing.DEFLATED));
            begun = new XmlText(writer).begin("annotations").element("version", "1.1");
            writeTask(begun, "Fovea export", size, "annotation", labels.numbered());
            out = writer;
            xml = begun;
        }
        return begun;
    }

    static void writeTask(XmlText xml, String name, long size, String mode, List<String> labels) throws IOException {
        xml.begin("meta").begin("task").element("name", name);
        xml.element("size", size).element("mode", mode).element("overlap", 0);
        xml.begin("labels");
        for (String label : labels) {
            xml.begin("label").element("name", label).element("type", "rectangle");
            xml.begin("attributes").end("attributes").end("label");
        }
        var _ = xml.end("labels").end("task").end("meta");
    }

    @Override
    public void write(ExportImage image) throws IOException {
        for (ExportFrame frame : image.frames()) {
            XmlText element = xml().begin("image").attribute("id", images++);
            element.attribute("name", frame.file()).attribute("width", image.width());
            element.attribute("height", image.height());
            for (ExportBox box : frame.boxes()) {
                element.begin("box").attribute("label", box.label());
                element.attribute("source", CvatBox.source(box.run())).attribute("occluded", 0);
                var _ = CvatBox.corners(element, image, box)
                        .attribute("z_order", 0)
                        .end("box");
            }
            var _ = element.end("image");
        }
    }

    @Override
    public void finish() throws IOException {
        var _ = xml().end("annotations");
        if (out != null) {
            out.close();
        }
    }
}
