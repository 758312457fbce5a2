package dev.fovea.core.detect;

import dev.fovea.model.Boxes;
import dev.fovea.model.Track;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One box of a track on one frame.
 *
 * @param label of the box, else of its track
 * @param confidence of the box, else of its track
 */
public record FrameBox(
        String track, @Nullable String label, @Nullable Double confidence, Corners box) {
    /** An order that does not depend on which run a box is of. */
    static final Comparator<FrameBox> ORDER = Comparator.<FrameBox>comparingDouble(one -> one.box.x1())
            .thenComparingDouble(one -> one.box.y1())
            .thenComparingDouble(one -> one.box.x2())
            .thenComparingDouble(one -> one.box.y2())
            .thenComparing(FrameBox::label, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FrameBox::track);

    static FrameBox of(Track track, int index) {
        Boxes boxes = track.boxes();
        String label = boxes.label(index);
        return new FrameBox(
                track.id(),
                label == null ? track.label() : label,
                boxes.hasConfidence(index) ? (Double) boxes.confidence(index) : track.confidence(),
                new Corners(boxes.x1(index), boxes.y1(index), boxes.x2(index), boxes.y2(index)));
    }

    /** Intersection over union, 0 to 1; equal boxes have 1, even those without an area. */
    double overlap(FrameBox other) {
        Corners that = other.box;
        if (box.equals(that)) {
            return 1;
        }
        double width = Math.min(box.x2(), that.x2()) - Math.max(box.x1(), that.x1());
        double height = Math.min(box.y2(), that.y2()) - Math.max(box.y1(), that.y1());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double shared = width * height;
        return shared / (area(box) + area(that) - shared);
    }

    private static double area(Corners box) {
        return (box.x2() - box.x1()) * (box.y2() - box.y1());
    }
}
