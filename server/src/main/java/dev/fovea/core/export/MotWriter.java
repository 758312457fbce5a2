package dev.fovea.core.export;

import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.detect.BoxForms.PixelBox;
import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.Frame;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * MOT Challenge: for each recording {@code gt/gt.txt} (frame from 1, id, left, top, width, height, confidence, class,
 * visibility), {@code gt/labels.txt} with the classes from 1, and {@code seqinfo.ini}.
 */
final class MotWriter implements ExportWriter {
    private static final int PLACES = 4;

    private final ExportFiles files;
    private final Labels labels;

    MotWriter(ExportFiles files, Labels labels) {
        this.files = files;
        this.labels = labels;
    }

    /** Classes have the same numbers in all recordings. */
    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        String folder = ExportNames.stem(image.media());
        try (Writer out = Utf8.writer(files.open(folder + "/gt/gt.txt", Packing.DEFLATED))) {
            Map<String, Integer> ids = new HashMap<>();
            for (ExportFrame frame : image.frames()) {
                for (ExportBox box : frame.boxes()) {
                    Optional<Integer> label = labels.number(box.label());
                    String track = box.run().number() + " " + box.track().id();
                    int id = ids.computeIfAbsent(track, _ -> ids.size() + 1);
                    if (label.isPresent()) {
                        writeLine(out, frame, box, id, label.get() + 1);
                    }
                }
            }
        }
        files.add(folder + "/gt/labels.txt", Utf8.bytes(labelList()));
        files.add(folder + "/seqinfo.ini", Utf8.bytes(description(folder, image)));
    }

    private static void writeLine(Writer out, ExportFrame frame, ExportBox box, int id, int label) throws IOException {
        PixelBox pixels = BoxForms.toCoco(
                box.corners(), frame.image().width(), frame.image().height());
        out.append(Long.toString(frame.index() + 1)).append(',').append(Integer.toString(id));
        for (double value : new double[] {pixels.x(), pixels.y(), pixels.width(), pixels.height()}) {
            out.append(',');
            Decimals.append(out, value, PLACES);
        }
        out.append(',');
        Decimals.append(out, box.confidence().orElse(1), PLACES);
        out.append(',').append(Integer.toString(label)).append(",1\n");
    }

    /** A label with line ends would be more than one line. */
    private String labelList() {
        StringBuilder list = new StringBuilder();
        labels.numbered()
                .forEach(label -> list.append(label.replaceAll("\\R", " ")).append('\n'));
        return list.toString();
    }

    private static String description(String name, ExportImage image) {
        Frame frame = image.media().frame();
        return "[Sequence]\nname=%s\nimDir=img1\nframeRate=%s\nseqLength=%d\nimWidth=%d\nimHeight=%d\nimExt=.jpg\n"
                .formatted(name, Double.toString(frame.fps()), frame.frameCount(), image.width(), image.height());
    }

    @Override
    public void finish() {}
}
