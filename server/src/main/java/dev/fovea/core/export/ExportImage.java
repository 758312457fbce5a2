package dev.fovea.core.export;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import dev.fovea.model.Boxes;
import dev.fovea.model.Content;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Place;
import dev.fovea.model.Review.Split;
import dev.fovea.model.Track;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.FrameSpace;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One medium on its way out, with the runs that were chosen.
 *
 * @param device what the source calls itself, empty when there is none
 * @param place where it was taken, when that is known for certain
 */
record ExportImage(
        Media media,
        String device,
        Optional<Place> place,
        FrameSpace space,
        BoxChoice choice,
        List<DetectionRun> runs) {
    ExportImage {
        runs = List.copyOf(runs);
    }

    /** Width in pixels in the space of the export, 0 when unknown. */
    int width() {
        return turned() ? media.frame().height() : media.frame().width();
    }

    /** Height in pixels in the space of the export, 0 when unknown. */
    int height() {
        return turned() ? media.frame().width() : media.frame().height();
    }

    boolean hasSize() {
        return media.frame().width() > 0 && media.frame().height() > 0;
    }

    private boolean turned() {
        return space == FrameSpace.DISPLAY && orientation().swapsSides();
    }

    private Orientation orientation() {
        return Orientation.of(media.frame().orientation());
    }

    boolean isRecording() {
        return media.kind() == MediaKind.VIDEO;
    }

    /** Hash of the bytes, when they are here. */
    Optional<Content.Present> bytes() {
        return media.content() instanceof Content.Present present ? Optional.of(present) : Optional.empty();
    }

    /** What is in no split counts as training. */
    Split split() {
        Split split = media.review().split();
        return split == Split.NONE ? Split.TRAIN : split;
    }

    /** In the sender's own offset, always with seconds. */
    String capturedAt() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(media.capturedAt().local());
    }

    /** Where this API has the bytes. */
    String path() {
        return "/v1/images/" + media.id() + "/content";
    }

    /** The boxes chosen: run by run, track by track, frame by frame. */
    Stream<ExportBox> boxes() {
        return runs.stream().flatMap(run -> run.content().tracks().stream().flatMap(track -> boxes(run, track)));
    }

    /** The chosen boxes of one track. */
    Stream<ExportBox> boxes(DetectionRun run, Track track) {
        return IntStream.range(0, track.boxes().size())
                .filter(index -> chosen(run, track, index))
                .mapToObj(index ->
                        new ExportBox(run, track, index, ExportBox.label(run, track, index), corners(track, index)));
    }

    private boolean chosen(DetectionRun run, Track track, int index) {
        return ExportBox.confidence(track, index).orElse(1) >= choice.minConfidence()
                && (choice.labels().isEmpty() || choice.labels().contains(ExportBox.label(run, track, index)));
    }

    private Corners corners(Track track, int index) {
        Boxes boxes = track.boxes();
        Corners stored = new Corners(boxes.x1(index), boxes.y1(index), boxes.x2(index), boxes.y2(index));
        return space == FrameSpace.DISPLAY ? orientation().shown(stored) : stored;
    }

    /** The picture itself; of a recording every frame that has boxes, in order. */
    List<ExportFrame> frames() {
        if (!isRecording()) {
            return List.of(new ExportFrame(this, 0, boxes().toList()));
        }
        Map<Long, List<ExportBox>> byFrame = new TreeMap<>();
        boxes().forEach(box ->
                byFrame.computeIfAbsent(box.frame(), frame -> new ArrayList<>()).add(box));
        return byFrame.entrySet().stream()
                .map(frame -> new ExportFrame(this, frame.getKey(), frame.getValue()))
                .toList();
    }
}
