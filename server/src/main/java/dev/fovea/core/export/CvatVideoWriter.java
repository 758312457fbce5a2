package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Track;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** CVAT for video 1.1: an XML document of tracks for each recording. */
final class CvatVideoWriter implements ExportWriter {
    private final ExportFiles files;

    CvatVideoWriter(ExportFiles files) {
        this.files = files;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        String stem = ExportNames.stem(image.media());
        try (Writer out = Utf8.writer(files.open(stem + ".xml", Packing.DEFLATED))) {
            XmlText xml = new XmlText(out).begin("annotations").element("version", "1.1");
            List<String> labels =
                    image.boxes().map(ExportBox::label).distinct().sorted().toList();
            CvatWriter.writeTask(xml, stem, image.media().frame().frameCount(), "interpolation", labels);
            int id = 0;
            for (DetectionRun run : image.runs()) {
                for (Track track : run.content().tracks()) {
                    id += writeTrack(xml, image, image.boxes(run, track).toList(), id);
                }
            }
            var _ = xml.end("annotations");
        }
    }

    /** A track has one label in CVAT: where it changes, another track begins. Returns how many were written. */
    private static int writeTrack(XmlText xml, ExportImage image, List<ExportBox> boxes, int id) throws IOException {
        int tracks = 0;
        int start = 0;
        for (int i = 1; i <= boxes.size(); i++) {
            if (i == boxes.size()
                    || !boxes.get(i).label().equals(boxes.get(start).label())) {
                writeStretch(xml, image, boxes.subList(start, i), id + tracks);
                tracks++;
                start = i;
            }
        }
        return tracks;
    }

    private static void writeStretch(XmlText xml, ExportImage image, List<ExportBox> boxes, int id) throws IOException {
        ExportBox first = boxes.getFirst();
        xml.begin("track").attribute("id", id).attribute("label", first.label());
        xml.attribute("source", CvatBox.source(first.run()));
        for (int i = 0; i < boxes.size(); i++) {
            ExportBox box = boxes.get(i);
            writeBox(xml, image, box, box.frame(), false);
            if (i + 1 == boxes.size() || boxes.get(i + 1).frame() > box.frame() + 1) {
                writeBox(xml, image, box, box.frame() + 1, true);
            }
        }
        var _ = xml.end("track");
    }

    /** @param outside that the object has left: CVAT would go on drawing its last box otherwise */
    private static void writeBox(XmlText xml, ExportImage image, ExportBox box, long frame, boolean outside)
            throws IOException {
        xml.begin("box").attribute("frame", frame).attribute("keyframe", 1);
        xml.attribute("outside", outside ? 1 : 0).attribute("occluded", 0);
        var _ = CvatBox.corners(xml, image, box).attribute("z_order", 0).end("box");
    }

    @Override
    public void finish() {}
}
