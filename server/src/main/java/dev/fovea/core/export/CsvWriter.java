package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.model.RunSource;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A row for each box; an image without boxes has one row whose last columns are empty. */
final class CsvWriter implements ExportWriter {
    static final List<String> IMAGE = List.of(
            "image_id",
            "media_key",
            "filename",
            "device",
            "captured_at",
            "received_at",
            "width",
            "height",
            "orientation",
            "sha256");
    static final List<String> BOX =
            List.of("run_id", "producer", "track_id", "frame", "label", "confidence", "x1", "y1", "x2", "y2");

    private final Writer out;
    private final CsvText row;

    CsvWriter(ExportFiles files) throws IOException {
        out = Utf8.writer(files.open("boxes.csv", Packing.DEFLATED));
        row = new CsvText(out);
        for (String column : IMAGE) {
            row.text(column);
        }
        for (String column : BOX) {
            row.text(column);
        }
        row.end();
    }

    @Override
    public void write(ExportImage image) throws IOException {
        List<ExportBox> boxes = image.boxes().toList();
        if (boxes.isEmpty()) {
            writeImage(image);
            row.empty(BOX.size()).end();
        }
        for (ExportBox box : boxes) {
            writeImage(image);
            writeBox(box);
        }
    }

    private void writeImage(ExportImage image) throws IOException {
        row.text(image.media().id().toString()).text(image.media().mediaKey());
        row.text(image.media().filename()).text(image.device());
        row.text(image.capturedAt());
        row.text(image.media().receivedAt().toString());
        row.number(image.width()).number(image.height());
        row.number(image.media().frame().orientation());
        row.text(image.bytes().map(bytes -> bytes.sha256()).orElse(""));
    }

    private void writeBox(ExportBox box) throws IOException {
        RunSource source = box.run().content().source();
        row.text(source.runId()).text(source.name()).text(box.track().id()).number(box.frame());
        row.text(box.label());
        if (box.confidence().isPresent()) {
            row.number(box.confidence().getAsDouble());
        } else {
            row.empty(1);
        }
        row.number(box.corners().x1()).number(box.corners().y1());
        row.number(box.corners().x2()).number(box.corners().y2()).end();
    }

    @Override
    public void finish() throws IOException {
        out.close();
    }
}
