package dev.fovea.core.export;

import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.Review.Split;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ultralytics YOLO, detection: a label file for each picture, {@code data.yaml} with the classes in the order of the
 * alphabet, and {@code images.csv}, which says whose file is whose. A picture outside of every split counts as training.
 */
final class YoloWriter implements ExportWriter {
    private final ExportFiles files;
    private final Labels labels;
    private final Set<Split> splits = EnumSet.noneOf(Split.class);
    private @Nullable Writer index;

    YoloWriter(ExportFiles files, Labels labels) {
        this.files = files;
        this.labels = labels;
    }

    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void survey(ExportImage image) throws IOException {
        CsvText row = new CsvText(index());
        for (ExportFrame frame : image.frames()) {
            row.text(imagePath(frame))
                    .text(image.media().id().toString())
                    .text(image.media().mediaKey());
            row.number(frame.index()).number(image.width()).number(image.height());
            row.text(image.bytes().map(bytes -> bytes.sha256()).orElse("")).end();
        }
    }

    private Writer index() throws IOException {
        Writer begun = index;
        if (begun == null) {
            begun = Utf8.writer(files.open("images.csv", Packing.DEFLATED));
            begun.append("file,fovea_id,media_key,frame,width,height,sha256\n");
            index = begun;
        }
        return begun;
    }

    @Override
    public String imagePath(ExportFrame frame) {
        return "images/" + folder(frame.image().split()) + "/" + frame.file();
    }

    private static String folder(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(ExportImage image) throws IOException {
        index().close();
        Split split = image.split();
        splits.add(split);
        for (ExportFrame frame : image.frames()) {
            files.add("labels/" + folder(split) + "/" + frame.stem() + ".txt", Utf8.bytes(lines(frame)));
        }
    }

    private String lines(ExportFrame frame) {
        StringBuilder lines = new StringBuilder();
        for (ExportBox box : frame.boxes()) {
            Optional<Integer> label = labels.number(box.label());
            label.ifPresent(number ->
                    lines.append(BoxForms.toYolo(number, box.corners())).append('\n'));
        }
        return lines.toString();
    }

    @Override
    public void finish() throws IOException {
        index().close();
        files.add("data.yaml", Utf8.bytes(description()));
    }

    /** A JSON string is a YAML string. */
    private String description() throws IOException {
        StringBuilder yaml = new StringBuilder("path: .\n");
        yaml.append("train: images/train\n");
        yaml.append("val: images/")
                .append(splits.contains(Split.VAL) ? "val" : "train")
                .append('\n');
        if (splits.contains(Split.TEST)) {
            yaml.append("test: images/test\n");
        }
        yaml.append("nc: ").append(labels.numbered().size()).append("\nnames:\n");
        for (int number = 0; number < labels.numbered().size(); number++) {
            yaml.append("  ").append(number).append(": ");
            var _ = new JsonText(yaml).text(labels.numbered().get(number));
            yaml.append('\n');
        }
        return yaml.toString();
    }
}
