package dev.fovea.core.export;

import dev.fovea.core.detect.BoxDraft;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import dev.fovea.core.detect.Outcome;
import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.detect.SubmittedRun;
import dev.fovea.core.detect.SubmittedSource;
import dev.fovea.core.detect.TrackDraft;
import dev.fovea.core.port.Store;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Receipt;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import dev.fovea.model.export.FrameSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Boxes of other programs as detection runs of kind {@code import}, one for each picture. The id of a run follows from its
 * content, so that the same file brought again changes nothing.
 */
public final class ImportRuns {
    private static final String ID_PREFIX = "im-";
    private static final int ID_BYTES = 16;

    private final Store store;
    private final RunNormaliser normaliser;
    private final SubmitRun submit;

    /** Over the given store. */
    public ImportRuns(Store store, RunNormaliser normaliser, SubmitRun submit) {
        this.store = store;
        this.normaliser = normaliser;
        this.submit = submit;
    }

    /**
     * What holds for all pictures of a file.
     *
     * @param name of the producer, the label of the layer
     * @param space which raster the boxes refer to
     * @param receipt the request; absent when nothing is to be stored
     */
    public record Terms(
            OrgId org, String dialect, String name, String version, FrameSpace space, Optional<Receipt> receipt) {
        /** The same, with everything stored. */
        public Terms storing(Receipt call) {
            return new Terms(org, dialect, name, version, space, Optional.of(call));
        }
    }

    /** What became of a picture. */
    public enum Status {
        STORED,
        /** No image here is it. */
        UNMATCHED,
        /** Several images have its name. */
        AMBIGUOUS,
        /** None of its boxes can be stored, or it has none. */
        REJECTED
    }

    /**
     * What became of a picture.
     *
     * @param run id of the run
     * @param boxes stored, or to be stored
     * @param rejected boxes left out
     * @param reason why it was not stored
     */
    public record Result(
            String file,
            Status status,
            Optional<MediaId> image,
            Optional<String> run,
            int boxes,
            int rejected,
            Optional<String> reason) {}

    /** Stores the boxes of one picture, if it is known here. */
    public Result bring(Terms terms, ImportedPicture picture) {
        List<Media> found = store.read(session -> new PictureMatch(session, terms.org()).of(picture));
        if (found.size() != 1) {
            return found.isEmpty()
                    ? without(picture, Status.UNMATCHED, Optional.empty(), "no image here has this name or id")
                    : without(picture, Status.AMBIGUOUS, Optional.empty(), found.size() + " images have this name");
        }
        Media image = found.getFirst();
        if (image.kind() == MediaKind.VIDEO) {
            return without(picture, Status.REJECTED, Optional.of(image.id()), "it is a recording, not a picture");
        }
        if (picture.boxes().isEmpty()) {
            return without(picture, Status.REJECTED, Optional.of(image.id()), "it has no boxes");
        }
        return store(terms, picture, image);
    }

    private static Result without(ImportedPicture picture, Status status, Optional<MediaId> image, String reason) {
        int rejected = status == Status.REJECTED ? picture.boxes().size() : 0;
        return new Result(picture.file(), status, image, Optional.empty(), 0, rejected, Optional.of(reason));
    }

    private Result store(Terms terms, ImportedPicture picture, Media image) {
        SubmittedRun run = run(terms, picture, Orientation.of(image.frame().orientation()));
        return switch (normaliser.normalise(run)) {
            case Outcome.BrokenRule broken ->
                without(picture, Status.REJECTED, Optional.of(image.id()), broken.message());
            case Outcome.AllInvalid _ ->
                without(picture, Status.REJECTED, Optional.of(image.id()), "none of its boxes lies in the picture");
            case Outcome.Accepted accepted -> {
                terms.receipt().ifPresent(receipt -> submit(terms, image, accepted, receipt));
                yield new Result(
                        picture.file(),
                        Status.STORED,
                        Optional.of(image.id()),
                        Optional.of(accepted.run().source().runId()),
                        accepted.boxesStored(),
                        picture.boxes().size() - accepted.boxesStored(),
                        Optional.empty());
            }
        };
    }

    private void submit(Terms terms, Media image, Outcome.Accepted accepted, Receipt receipt) {
        SubmitRun.Submitted _ = submit.submit(new SubmitRun.Command(
                terms.org(),
                terms.dialect(),
                new SubmitRun.Target.Key(image.mediaKey()),
                accepted.run(),
                accepted.rejections(),
                accepted.warnings(),
                receipt));
    }

    private static SubmittedRun run(Terms terms, ImportedPicture picture, Orientation orientation) {
        SubmittedRun.Builder run = SubmittedRun.builder(0);
        run.schemaVersion(RunContent.SCHEMA_VERSION);
        run.coordinateSpace(CoordinateSpace.NORMALIZED.word());
        run.source(new SubmittedSource(
                RunSource.Kind.IMPORT.word(),
                terms.name(),
                terms.version(),
                runId(terms, picture),
                null,
                null,
                null,
                null,
                null));
        run.startTracks();
        int number = 0;
        for (ImportedPicture.Box box : picture.boxes()) {
            Corners given = picture.relative(box);
            Corners stored = terms.space() == FrameSpace.DISPLAY ? orientation.stored(given) : given;
            addTrack(run, Integer.toString(++number), box, stored);
        }
        return run.build();
    }

    private static void addTrack(SubmittedRun.Builder run, String id, ImportedPicture.Box box, Corners corners) {
        TrackDraft track = run.startTrack();
        track.id(id);
        track.label(box.label());
        run.startBoxes();
        BoxDraft draft = run.startBox();
        draft.coordinate(BoxDraft.Coordinate.X1, corners.x1());
        draft.coordinate(BoxDraft.Coordinate.Y1, corners.y1());
        draft.coordinate(BoxDraft.Coordinate.X2, corners.x2());
        draft.coordinate(BoxDraft.Coordinate.Y2, corners.y2());
        if (!Double.isNaN(box.confidence())) {
            draft.confidence(box.confidence());
        }
        run.endBox();
        run.endTrack();
    }

    /** Equal boxes of an equally named producer are the same run. */
    private static String runId(Terms terms, ImportedPicture picture) {
        MessageDigest digest = sha256();
        digest.update((terms.name() + "\n" + terms.version() + "\n" + terms.space()).getBytes(StandardCharsets.UTF_8));
        for (ImportedPicture.Box box : picture.boxes()) {
            Corners corners = picture.relative(box);
            digest.update(("\n" + box.label() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(5 * Double.BYTES)
                    .putDouble(corners.x1())
                    .putDouble(corners.y1())
                    .putDouble(corners.x2())
                    .putDouble(corners.y2())
                    .putDouble(box.confidence())
                    .flip());
        }
        return ID_PREFIX + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
