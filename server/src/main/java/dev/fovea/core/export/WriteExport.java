package dev.fovea.core.export;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ImageBytes;
import dev.fovea.model.export.Manifest;
import dev.fovea.model.export.Snapshot;
import dev.fovea.model.search.Criterion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes an export as a stream. Memory does not grow with the number of images; the same order over the same snapshot
 * gives the same bytes, as long as nothing of it is deleted or replaced meanwhile.
 */
public final class WriteExport {
    /** Recordings may lack their size, and images that were announced. */
    static final String SIZE_UNKNOWN = "size_unknown";

    static final String TOO_MANY_LABELS = "too_many_labels";
    static final String BYTES_NOT_HERE = "bytes_not_here";

    private final Store store;
    private final MediaSearch search;
    private final Blobs blobs;
    private final Clock clock;

    /** Over the given store and blobs. */
    public WriteExport(Store store, MediaSearch search, Blobs blobs, Clock clock) {
        this.store = store;
        this.search = search;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** What is here now. */
    public Snapshot snapshot(OrgId org) {
        var newest =
                search.page(org, Criterion.EVERYTHING, OptionalLong.empty(), 1).items();
        long before = newest.isEmpty() ? 0 : newest.getFirst().number() + 1;
        return new Snapshot(before, clock.instant());
    }

    /**
     * Writes the export.
     *
     * @throws IOException when {@code out} or the storage fails; what was written is then of no use
     */
    public Manifest write(OrgId org, ExportOrder order, Snapshot snapshot, OutputStream out) throws IOException {
        return new Writing(new ExportReader(store, search, org, order, snapshot), order, out).write();
    }

    /** One export while it is written. */
    private final class Writing {
        private final ExportReader reader;
        private final ExportOrder order;
        private final ExportFiles files;
        private final Labels labels = new Labels();
        private final Tally tally = new Tally();
        private final ExportWriter writer;

        Writing(ExportReader reader, ExportOrder order, OutputStream out) throws IOException {
            this.reader = reader;
            this.order = order;
            this.files = order.archive() ? new ZipArchive(out) : new PlainFile(out);
            this.writer = writer();
        }

        private ExportWriter writer() throws IOException {
            return switch (order.format()) {
                case COCO -> new CocoWriter(files, labels, order.images());
                case YOLO -> new YoloWriter(files, labels);
                case CSV -> new CsvWriter(files);
                case JSONL -> new JsonLinesWriter(files, order.images());
            };
        }

        Manifest write() throws IOException {
            if (writer.surveys()) {
                reader.each(this::survey);
                labels.number();
            }
            reader.each(this::write);
            writer.finish();
            if (order.images() == ImageBytes.INCLUDED) {
                reader.each(this::copy);
            }
            return tally.manifest(files.finish());
        }

        private boolean takes(Media media) {
            return !order.format().pixels() || reader.withoutRuns(media).hasSize();
        }

        private void survey(Media media) throws IOException {
            if (takes(media)) {
                ExportImage image = reader.withRuns(media);
                image.boxes().forEach(box -> labels.count(box.label()));
                writer.survey(image);
            }
        }

        private void write(Media media) throws IOException {
            if (!takes(media)) {
                tally.skip(SIZE_UNKNOWN);
                return;
            }
            ExportImage image = reader.withRuns(media);
            tally.image();
            image.boxes().forEach(this::count);
            writer.write(image);
        }

        private void count(ExportBox box) {
            if (writer.surveys() && labels.number(box.label()).isEmpty()) {
                tally.skip(TOO_MANY_LABELS);
            } else {
                tally.box(box.label());
            }
        }

        private void copy(Media media) throws IOException {
            ExportImage image = reader.withoutRuns(media);
            if (!takes(media) || image.isRecording()) {
                return;
            }
            Optional<SeekableByteChannel> bytes = media.content() instanceof Content.Present present
                    ? blobs.read(present.sha256())
                    : Optional.empty();
            if (bytes.isEmpty()) {
                tally.skip(BYTES_NOT_HERE);
                return;
            }
            ExportFrame frame = image.frames().getFirst();
            String name = order.format() == ExportFormat.YOLO ? YoloWriter.imagePath(frame) : "images/" + frame.file();
            try (SeekableByteChannel from = bytes.get();
                    OutputStream to = files.open(name, ExportFiles.Packing.AS_IT_IS)) {
                var _ = Channels.newInputStream(from).transferTo(to);
            }
        }
    }
}
