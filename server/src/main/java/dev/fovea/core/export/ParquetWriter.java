package dev.fovea.core.export;

import dev.fovea.core.export.ExportFiles.Packing;
import dev.fovea.core.export.ParquetColumn.Extent;
import dev.fovea.model.RunSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Apache Parquet: a row for each box; an image without boxes has one row whose box columns are null. Written group by
 * group, so that memory holds one group of rows (decision 0018 says why no library does it).
 */
final class ParquetWriter implements ExportWriter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_ROWS = 50_000;
    private static final int GROUP_BYTES = 16 * 1024 * 1024;

    private final List<ParquetColumn> columns = new ArrayList<>();
    private final ParquetColumn id = text("image_id");
    private final ParquetColumn key = text("media_key");
    private final ParquetColumn filename = text("filename");
    private final ParquetColumn device = text("device");
    private final ParquetColumn captured = column("captured_at", ParquetColumn.Type.TIME);
    private final ParquetColumn received = column("received_at", ParquetColumn.Type.TIME);
    private final ParquetColumn width = column("width", ParquetColumn.Type.NUMBER);
    private final ParquetColumn height = column("height", ParquetColumn.Type.NUMBER);
    private final ParquetColumn orientation = column("orientation", ParquetColumn.Type.NUMBER);
    private final ParquetColumn sha256 = text("sha256");
    private final ParquetColumn latitude = column("latitude", ParquetColumn.Type.REAL);
    private final ParquetColumn longitude = column("longitude", ParquetColumn.Type.REAL);
    private final ParquetColumn run = text("run_id");
    private final ParquetColumn producer = text("producer");
    private final ParquetColumn track = text("track_id");
    private final ParquetColumn frame = column("frame", ParquetColumn.Type.NUMBER);
    private final ParquetColumn label = text("label");
    private final ParquetColumn confidence = column("confidence", ParquetColumn.Type.REAL);
    private final List<ParquetColumn> corners = List.of(
            column("x1", ParquetColumn.Type.REAL),
            column("y1", ParquetColumn.Type.REAL),
            column("x2", ParquetColumn.Type.REAL),
            column("y2", ParquetColumn.Type.REAL));

    private final OutputStream out;
    private final List<Group> groups = new ArrayList<>();
    private long position = MAGIC.length;
    private int rows;

    /** A group that was written: where its pages are. */
    private record Group(List<Extent> pages, long offset, int rows) {}

    ParquetWriter(ExportFiles files) throws IOException {
        out = new BufferedOutputStream(files.open("boxes.parquet", Packing.AS_IT_IS));
        out.write(MAGIC);
    }

    private ParquetColumn text(String name) {
        return column(name, ParquetColumn.Type.TEXT);
    }

    private ParquetColumn column(String name, ParquetColumn.Type type) {
        ParquetColumn column = new ParquetColumn(name, type);
        columns.add(column);
        return column;
    }

    @Override
    public void write(ExportImage image) throws IOException {
        List<ExportBox> boxes = image.boxes().toList();
        if (boxes.isEmpty()) {
            addImage(image);
            addNoBox();
            endRow();
        }
        for (ExportBox box : boxes) {
            addImage(image);
            addBox(box);
            endRow();
        }
    }

    private void addImage(ExportImage image) {
        id.add(image.media().id().toString());
        key.add(image.media().mediaKey());
        filename.add(image.media().filename());
        device.add(image.device());
        captured.add(image.media().capturedAt().instant().toEpochMilli());
        received.add(image.media().receivedAt().toEpochMilli());
        width.add((long) image.width());
        height.add((long) image.height());
        orientation.add((long) image.media().frame().orientation());
        image.bytes().ifPresentOrElse(bytes -> sha256.add(bytes.sha256()), sha256::addNothing);
        image.place().ifPresentOrElse(place -> latitude.add(place.latitude()), latitude::addNothing);
        image.place().ifPresentOrElse(place -> longitude.add(place.longitude()), longitude::addNothing);
    }

    private void addNoBox() {
        List.of(run, producer, track, frame, label, confidence).forEach(ParquetColumn::addNothing);
        corners.forEach(ParquetColumn::addNothing);
    }

    private void addBox(ExportBox box) {
        RunSource source = box.run().content().source();
        run.add(source.runId());
        producer.add(source.name());
        track.add(box.track().id());
        frame.add(box.frame());
        label.add(box.label());
        box.confidence().ifPresentOrElse(confidence::add, confidence::addNothing);
        corners.get(0).add(box.corners().x1());
        corners.get(1).add(box.corners().y1());
        corners.get(2).add(box.corners().x2());
        corners.get(3).add(box.corners().y2());
    }

    private void endRow() throws IOException {
        rows++;
        if (rows == GROUP_ROWS || key.size() + id.size() + label.size() >= GROUP_BYTES) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        if (rows == 0) {
            return;
        }
        long offset = position;
        List<Extent> pages = new ArrayList<>();
        for (ParquetColumn column : columns) {
            Extent page = column.writeTo(out);
            position += page.bytes();
            pages.add(page);
        }
        groups.add(new Group(pages, offset, rows));
        rows = 0;
    }

    @Override
    public void finish() throws IOException {
        endGroup();
        byte[] footer = footer();
        out.write(footer);
        out.write(ByteBuffer.wrap(new byte[4])
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        out.write(MAGIC);
        out.close();
    }

    private byte[] footer() {
        ThriftCompact file = new ThriftCompact().i32(1, 1).structs(2, columns.size() + 1);
        file.begin().text(4, "boxes").i32(5, columns.size()).end();
        columns.forEach(column -> column.describe(file));
        file.i64(3, groups.stream().mapToLong(Group::rows).sum()).structs(4, groups.size());
        groups.forEach(group -> describe(file, group));
        return file.text(6, "Fovea").finish();
    }

    private void describe(ThriftCompact file, Group group) {
        file.begin().structs(1, columns.size());
        long offset = group.offset();
        long size = 0;
        for (int i = 0; i < columns.size(); i++) {
            Extent page = group.pages().get(i);
            columns.get(i).describe(file, page, offset);
            offset += page.bytes();
            size += page.plain();
        }
        var _ = file.i64(2, size).i64(3, group.rows()).end();
    }
}
