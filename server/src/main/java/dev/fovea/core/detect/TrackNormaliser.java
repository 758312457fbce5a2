package dev.fovea.core.detect;

import dev.fovea.core.detect.BoxTape.Cursor;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBox.Reason;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the boxes of a run that keeps the run rules, one by one, and builds the stored tracks. */
final class TrackNormaliser {

    private final SubmittedRun run;
    private final BoxRules rules;
    private final Warnings warnings;
    private final Rejections rejections = new Rejections();
    private final Survivors survivors = new Survivors();
    private final Cursor boxes;
    private final Cursor details;
    private final List<Track> stored = new ArrayList<>();
    private int boxesStored;
    private boolean anySizeForm;
    private boolean anyCornerForm;

    TrackNormaliser(SubmittedRun run) {
        this.run = run;
        boolean pixel = CoordinateSpace.PIXEL.word().equals(run.coordinateSpace());
        rules = new BoxRules(
                pixel ? size(run.media().width()) : 1, pixel ? size(run.media().height()) : 1);
        warnings = new Warnings(run.media());
        boxes = run.boxes().cursor();
        details = run.boxes().cursor();
    }

    private static int size(@Nullable Integer pixels) {
        return Objects.requireNonNull(pixels, "the run rules demand a size for pixels");
    }

    void normalise() {
        for (SubmittedTrack track : run.tracks()) {
            normalise(track, Objects.requireNonNull(track.id(), "the run rules demand an id"));
        }
    }

    private void normalise(SubmittedTrack track, String id) {
        survivors.startTrack(track.boxesSent());
        for (int i = 0; i < track.boxesSent(); i++) {
            boxes.next();
            warnings.inspect(boxes);
            Reason reason = rules.apply(boxes);
            if (reason == null) {
                keep();
            } else {
                rejections.add(id, boxes.frame(), reason);
            }
        }
        if (!survivors.isEmpty()) {
            store(track, id);
        }
    }

    private void keep() {
        anySizeForm |= boxes.has(BoxTape.SIZE_FORM);
        anyCornerForm |= boxes.has(BoxTape.CORNER_FORM);
        survivors.add(rules, boxes);
    }

    private void store(SubmittedTrack track, String id) {
        Boxes kept = survivors.toBoxes(details);
        warnings.duplicateFrames(survivors.count() - kept.size());
        boxesStored += kept.size();
        stored.add(new Track(
                id,
                track.label(),
                track.classId(),
                track.confidence(),
                track.color(),
                track.shape() == null ? Track.RECT : track.shape(),
                track.deletedFrames(),
                track.metaJson(),
                kept));
    }

    List<Track> stored() {
        return stored;
    }

    int boxesStored() {
        return boxesStored;
    }

    /** The spelling of the stored boxes. */
    BoxForm form() {
        if (anySizeForm && anyCornerForm) {
            return BoxForm.MIXED;
        }
        return anySizeForm ? BoxForm.XYWH : BoxForm.XYXY;
    }

    List<RejectedBox> rejected() {
        return rejections.listed();
    }

    RejectedBoxes rejections() {
        return new RejectedBoxes(rejections.listed().size() + rejections.unlisted(), rejections.listed());
    }

    List<String> warnings(String schemaVersion) {
        return warnings.sentences(schemaVersion, rejections.unlisted());
    }
}
