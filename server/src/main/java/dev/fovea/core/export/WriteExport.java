package dev.fovea.core.export;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
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
import java.util.function.LongConsumer;

/**
 * Writes an export as a stream. Memory does not grow with the number of images; the same order over the same snapshot
 * gives the same bytes, as long as nothing of it is deleted or replaced meanwhile.
 */
public final class WriteExport {
    /** Recordings may lack their size, and images that were announced. */
    static final String SIZE_UNKNOWN = "size_unknown";

    static final String PLACE_UNKNOWN = "place_unknown";
    static final String NOT_A_RECORDING = "not_a_recording";
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

    /**
     * What is here now.
     *
     * @throws dev.fovea.error.FoveaException with {@code Invalid} when the filter of the scope cannot be read
     */
    public Snapshot snapshot(OrgId org, ExportScope scope) {
        Criterion _ = ExportReader.criterion(scope, clock.instant());
        var newest =
                search.page(org, Criterion.EVERYTHING, OptionalLong.empty(), 1).items();
        long before = newest.isEmpty() ? 0 : newest.getFirst().number() + 1;
        return new Snapshot(before, clock.instant());
    }

    /**
     * Writes the export.
     *
     * @param progress hears how many images are written
     * @throws IOException when {@code out} or the storage fails; what was written is then of no use
     */
    public Manifest write(OrgId org, ExportOrder order, Snapshot snapshot, OutputStream out, LongConsumer progress)
            throws IOException {
        ExportReader reader = new ExportReader(store, search, org, order, snapshot);
        return new Writing(reader, order, out, progress).write();
    }

    /** One export while it is written. */
    private final class Writing {
        private final ExportReader reader;
        private final ExportOrder order;
        private final ExportFiles files;
        private final Labels labels = new Labels();
        private final Tally tally = new Tally();
        private final LongConsumer progress;
        private final ExportWriter writer;

        Writing(ExportReader reader, ExportOrder order, OutputStream out, LongConsumer progress) throws IOException {
            this.progress = progress;
            this.reader = reader;
            this.order = order;
            this.files = order.archive() ? new ZipArchive(out) : new PlainFile(out);
            this.writer = writer();
        }

        private ExportWriter writer() throws IOException {
            return switch (order.format()) {
                case COCO -> new CocoWriter(files, labels, order.images());
                case YOLO -> new YoloWriter(files, labels);
                case VOC -> new VocWriter(files);
                case CVAT -> new CvatWriter(files, labels);
                case CVAT_VIDEO -> new CvatVideoWriter(files);
                case LABEL_STUDIO -> new LabelStudioWriter(files, order.images());
                case MOT -> new MotWriter(files, labels);
                case GEOJSON -> new GeoJsonWriter(files, order.images());
                case PARQUET -> new ParquetWriter(files);
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

        /** Why the format has no place for it. */
        private Optional<String> hindrance(ExportImage image) {
            ExportFormat format = order.format();
            if (format.recordingsOnly() && !image.isRecording()) {
                return Optional.of(NOT_A_RECORDING);
            }
            if (format.pixels() && !image.hasSize()) {
                return Optional.of(SIZE_UNKNOWN);
            }
            return format == ExportFormat.GEOJSON && image.place().isEmpty()
                    ? Optional.of(PLACE_UNKNOWN)
                    : Optional.empty();
        }

        private void survey(Media media) throws IOException {
            if (hindrance(reader.withoutRuns(media)).isEmpty()) {
                ExportImage image = reader.withRuns(media);
                image.boxes().forEach(box -> labels.count(box.label()));
                writer.survey(image);
            }
        }

        private void write(Media media) throws IOException {
            Optional<String> hindrance = hindrance(reader.withoutRuns(media));
            if (hindrance.isPresent()) {
                tally.skip(hindrance.get());
                return;
            }
            ExportImage image = reader.withRuns(media);
            progress.accept(tally.image());
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
            if (image.isRecording() || hindrance(image).isPresent()) {
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
            try (SeekableByteChannel from = bytes.get();
                    OutputStream to = files.open(writer.imagePath(frame), ExportFiles.Packing.AS_IT_IS)) {
                var _ = Channels.newInputStream(from).transferTo(to);
            }
        }
    }
}
