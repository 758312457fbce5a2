package dev.fovea.core.detect;

import dev.fovea.core.detect.BoxTape.Cursor;
import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The valid boxes of one track in the order sent; reused for every track of a run. */
final class Survivors {

    /** Numbers per box: left, top, right, bottom. */
    private static final int CORNERS = 4;

    /** Numbers of a saved place on the tape. */
    private static final int PLACE = 4;

    /** Bits that hold a position within a track. */
    private static final int POSITION_BITS = 17;

    private static final long SORTABLE_FRAMES = 1L << (63 - POSITION_BITS);

    private int count;
    private long[] frames = {};
    private double[] corners = {};
    private int[] places = {};
    private boolean ascending;

    void startTrack(int boxes) {
        count = 0;
        ascending = true;
        if (frames.length < boxes) {
            frames = new long[boxes];
            corners = new double[CORNERS * boxes];
            places = new int[PLACE * boxes];
        }
    }

    void add(BoxRules box, Cursor cursor) {
        int position = count++;
        long frame = cursor.frame();
        frames[position] = frame;
        ascending &= position == 0 || frame > frames[position - 1];
        int corner = CORNERS * position;
        corners[corner] = box.x1;
        corners[corner + 1] = box.y1;
        corners[corner + 2] = box.x2;
        corners[corner + 3] = box.y2;
        cursor.save(places, PLACE * position);
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** The boxes ascending by frame, the last one of each frame. Reads details from the cursor. */
    Boxes toBoxes(Cursor details) {
        BoxesBuilder boxes = Boxes.builder(count);
        int[] order = ascending ? null : order();
        for (int i = 0; i < count; i++) {
            int position = order == null ? i : order[i];
            boolean overwritten = order != null && i + 1 < count && frames[order[i + 1]] == frames[position];
            if (!overwritten) {
                append(boxes, position, details);
            }
        }
        return boxes.build();
    }

    private int[] order() {
        for (int i = 0; i < count; i++) {
            if (frames[i] >= SORTABLE_FRAMES) {
                return orderByComparing();
            }
        }
        long[] keys = new long[count];
        Arrays.setAll(keys, i -> frames[i] << POSITION_BITS | i);
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & ((1 << POSITION_BITS) - 1)))
                .toArray();
    }

    private int[] orderByComparing() {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> frames[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void append(BoxesBuilder boxes, int position, Cursor details) {
        int corner = CORNERS * position;
        boxes.add(frames[position], corners[corner], corners[corner + 1], corners[corner + 2], corners[corner + 3]);
        details.seek(places, PLACE * position);
        details.next();
        copyDetails(details, boxes);
    }

    private static void copyDetails(Cursor box, BoxesBuilder boxes) {
        if (!box.has(BoxTape.DETAILS)) {
            return;
        }
        if (box.has(BoxTape.CONFIDENCE)) {
            boxes.confidence(box.confidence());
        }
        if (box.has(BoxTape.TIMESTAMP)) {
            boxes.timestampMs(box.timestampMs());
        }
        if (box.has(BoxTape.CLASS_ID)) {
            boxes.classId(box.classId());
        }
        if (box.has(BoxTape.EDITED)) {
            boxes.edited(true);
        }
        if (box.has(BoxTape.SMOOTHED)) {
            boxes.smoothed(true);
        }
        copyTexts(box, boxes);
    }

    private static void copyTexts(Cursor box, BoxesBuilder boxes) {
        if (box.has(BoxTape.LABEL)) {
            boxes.label(box.label());
        }
        if (box.has(BoxTape.META)) {
            boxes.metaJson(box.metaJson());
        }
    }
}
